variable "VERSION" {
  default = "1"
}

# other things
variable "OTHER" {}

target "app" {
  args = {
    VERSION = VERSION
    OTHER = OTHER
  }
  secret = ["id=NPM_TOKEN,env=NPM_TOKEN"]
}
