# Build of the app

# registry token
variable "NPM_TOKEN" {
  default = ""
}

# Variables of all targets
variable "VERSION" {}

target "app" {
  args = {
    NPM_TOKEN = NPM_TOKEN
    VERSION = VERSION
  }
}
