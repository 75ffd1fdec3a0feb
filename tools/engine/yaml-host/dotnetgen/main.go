// Command dotnetgen writes the .NET SDK of the provider with Pulumi's own code generator, which this module's release of
// Pulumi is the last one to carry.
//
// Usage: dotnetgen SCHEMA.json OUTPUT-DIRECTORY
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"

	"github.com/pulumi/pulumi/pkg/v3/codegen/dotnet"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

func run(schemaFile, outputDirectory string) error {
	text, err := os.ReadFile(schemaFile)
	if err != nil {
		return err
	}
	var spec schema.PackageSpec
	if err := json.Unmarshal(text, &spec); err != nil {
		return fmt.Errorf("%s: %w", schemaFile, err)
	}
	// The generator fetches a logo, Pulumi's unless the schema names one.
	logo := httptest.NewServer(http.NotFoundHandler())
	defer logo.Close()
	spec.LogoURL = logo.URL
	pkg, diagnostics, err := schema.BindSpec(spec, nil, schema.ValidationOptions{})
	if err != nil {
		return fmt.Errorf("%s: %w", schemaFile, err)
	}
	for _, diagnostic := range diagnostics {
		err = errors.Join(err, diagnostic)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", schemaFile, err)
	}
	files, err := dotnet.GeneratePackage("pulumi", pkg, nil, nil)
	if err != nil {
		return err
	}
	for name, content := range files {
		target := filepath.Join(outputDirectory, name)
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(target, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: dotnetgen SCHEMA.json OUTPUT-DIRECTORY")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "dotnetgen:", err)
		os.Exit(1)
	}
}
