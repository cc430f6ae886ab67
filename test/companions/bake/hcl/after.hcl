# targets
variable "VERSION" { default = "1" }

group "default" { targets = ["app"] }

target "app" {
  context = "."
  args = {
    VERSION   = VERSION
  }
  secret = ["id=NPM_TOKEN,env=NPM_TOKEN"]
  tags = ["app:${VERSION}"]
}
