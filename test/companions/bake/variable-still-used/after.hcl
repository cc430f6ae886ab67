variable "NPM_TOKEN" { default = "" }
variable "URL" { default = "https://x:${NPM_TOKEN}@npm.example.com" }
target "app" {
  args = {
    V = 1
  }
  secret = ["id=NPM_TOKEN,env=NPM_TOKEN"]
}
