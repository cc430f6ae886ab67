def main [] { ^docker build --build-arg $"NPM_TOKEN=($env.NPM_TOKEN)" -t app . }
