variable "NPM_TOKEN" {}
target "app" {
  secret = ["id=NPM_TOKEN,env=NPM_TOKEN"]
}
