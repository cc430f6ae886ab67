variable "NPM_TOKEN" {}
target "app" {
  args = { NPM_TOKEN = NPM_TOKEN }
}
