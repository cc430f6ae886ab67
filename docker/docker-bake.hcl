# docker buildx bake -f docker/docker-bake.hcl            the image, for this machine
# docker buildx bake -f docker/docker-bake.hcl release    the same for all platforms, pushed, with provenance and a bill of materials

variable "IMAGE" {
  default = "ghcr.io/dockerlint/dockerlint"
}

variable "VERSION" {
  default = "dev"
}

variable "REVISION" {
  default = ""
}

# an image with Node 20.19 or newer
variable "BASE" {
  default = "gcr.io/distroless/nodejs24-debian13:nonroot"
}

# seconds since 1970, the time of everything that the build makes: the same files give the same image
variable "SOURCE_DATE_EPOCH" {
  default = "0"
}

group "default" {
  targets = ["image"]
}

target "image" {
  context    = "."
  dockerfile = "docker/Dockerfile"
  tags       = ["${IMAGE}:${VERSION}"]
  args = {
    BASE              = BASE
    SOURCE_DATE_EPOCH = SOURCE_DATE_EPOCH
  }
  labels = {
    "org.opencontainers.image.title"    = "dockerlint"
    "org.opencontainers.image.source"   = "https://github.com/dockerlint/dockerlint"
    "org.opencontainers.image.licenses" = "MIT"
    "org.opencontainers.image.version"  = VERSION
    "org.opencontainers.image.revision" = REVISION
  }
}

target "release" {
  inherits  = ["image"]
  tags      = ["${IMAGE}:${VERSION}", "${IMAGE}:latest"]
  platforms = ["linux/amd64", "linux/arm64"]
  # files that are copied get the time of the build as well
  output = ["type=image,push=true,rewrite-timestamp=true"]
  attest = ["type=provenance,mode=max", "type=sbom"]
}
