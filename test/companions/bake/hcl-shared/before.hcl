variable "NPM_TOKEN" { default = "" }
target "_common" {
  args = { NPM_TOKEN = NPM_TOKEN }
}
target "app" {
  inherits = ["_common"]
  context  = "app"
}
target "web" {
  inherits = ["_common"]
  context  = "web"
}
