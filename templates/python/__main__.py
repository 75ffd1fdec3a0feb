import pulumi
import pulumi_twilio as twilio

fence = twilio.voice.CountryFence("fence", block_list=["RU", "KZ"], numbers=["+15550100001"])
pulumi.export("lines", fence.lines)
