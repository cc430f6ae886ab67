variable "TAG" {
  default = "latest"
}
function "tag" {
  params = [name]
  result = ["${name}:${TAG}", notequal("", TAG) ? "${name}:latest" : ""]
}
group "default" {
  targets = ["app", "worker"]
}
target "app" {
  context = "."
  args = {
    VERSION = TAG
    MOTD    = <<EOT
hello
EOT
  }
  tags = tag("app")
  matrix = { x = ["a", "b"] }
}
target "worker" {
  inherits   = ["app"]
  dockerfile = "worker.Dockerfile" // another
}
