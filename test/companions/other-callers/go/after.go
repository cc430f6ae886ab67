func Image() error {
	return sh.Run("docker", "build", "--build-arg", "NPM_TOKEN="+os.Getenv("NPM_READ"), ".")
}
