//go:build tools

// Package tools pins Pulumi's Go language host: sdk/v3 v3.58.0 is the last release here that carries its source.
package tools

import _ "github.com/pulumi/pulumi/sdk/v3/go/pulumi-language-go"
