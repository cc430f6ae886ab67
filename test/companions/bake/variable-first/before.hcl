variable "NPM_TOKEN" {}
variable "TAG" {}
target "app" {
  args = { NPM_TOKEN = NPM_TOKEN }
  tags = [TAG]
}
