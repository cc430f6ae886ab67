variable "NPM_TOKEN" { default = "abc" }
target "app" {
  args = {
    NPM_TOKEN = NPM_TOKEN
  }
}
