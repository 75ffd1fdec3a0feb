package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"ringfence.dev/sdk/go/twilio/fence"
	"ringfence.dev/sdk/go/twilio/voice"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		desk, err := voice.NewCountryFence(ctx, "desk", &voice.CountryFenceArgs{
			BlockList:    pulumi.ToStringArray([]string{"RU", "KZ", "CN"}),
			RejectReason: pulumi.String("busy"),
			Exceptions:   &fence.ExceptionsArgs{Forward: pulumi.ToStringArray([]string{"+74950000001"})},
			Numbers:      pulumi.ToStringArray([]string{"+15550100001", "+15550100002"}),
		})
		if err != nil {
			return err
		}
		ctx.Export("lines", desk.Lines)
		return nil
	})
}
