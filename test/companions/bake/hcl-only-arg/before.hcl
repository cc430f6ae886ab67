variable "TOKEN" { default = "" }
target "app" {
  args = { NPM_TOKEN = "${TOKEN}" }
  secret = ["id=other,env=OTHER"]
}
