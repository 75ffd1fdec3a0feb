import pulumi
import pulumi_twilio as twilio

desk = twilio.voice.CountryFence(
    "desk",
    block_list=["RU", "KZ", "CN"],
    reject_reason="busy",
    exceptions={"forward": ["+74950000001"]},
    numbers=["+15550100001", "+15550100002"],
)

pulumi.export("lines", desk.lines)
