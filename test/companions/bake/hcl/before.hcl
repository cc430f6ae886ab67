# targets
variable "NPM_TOKEN" {}
variable "VERSION" { default = "1" }

group "default" { targets = ["app"] }

target "app" {
  context = "."
  args = {
    NPM_TOKEN = NPM_TOKEN # from the environment
    VERSION   = VERSION
  }
  tags = ["app:${VERSION}"]
}
