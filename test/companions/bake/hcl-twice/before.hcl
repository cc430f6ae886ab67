variable "NPM_TOKEN" {}

variable "OTHER_TOKEN" {}

target "app" {
  context = "."
  args = {
    NPM_TOKEN = OTHER_TOKEN
    NPM_TOKEN = NPM_TOKEN
  }
}
