variable "NPM_TOKEN" { default = null }
target "app" {
  args = {
    NPM_TOKEN = NPM_TOKEN
  }
}
