# Build of the app

# registry token

# Variables of all targets
variable "VERSION" {}

target "app" {
  args = {
    VERSION = VERSION
  }
  secret = ["id=NPM_TOKEN,env=NPM_TOKEN"]
}
