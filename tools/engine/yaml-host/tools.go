//go:build tools

// Package tools pins Pulumi's YAML language host.
package tools

import _ "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml"
