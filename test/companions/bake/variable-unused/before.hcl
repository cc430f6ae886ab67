variable "VERSION" {
  default = "1"
}

# NPM_TOKEN is for the registry
variable "NPM_TOKEN" {
  default = ""
}

# other things
variable "OTHER" {}

target "app" {
  args = {
    VERSION = VERSION
    NPM_TOKEN = "${NPM_TOKEN}"
    OTHER = OTHER
  }
}
