variable "NPM_TOKEN" {}
target "app" {
  args = { NPM_TOKEN = NPM_TOKEN }
  secret = ["id=npm,env=NPM_TOKEN"]
}
