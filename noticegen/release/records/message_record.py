"""The impact assessment of messages that a platform is to send to households."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from noticegen.publication.impact import Decision, ImpactAssessment, RecordWords, RiskFigure
from noticegen.release.records.delivery_record import (
    DeliveryFacts,
    assess_delivery,
    describe_measures,
    describe_numbers,
    list_decisions,
)
from noticegen.release.records.impact_record import REVIEWER

_MESSAGE_WORDS = RecordWords(
    verb="发送",
    done="已写短信",
    shown="写进短信的内容",
    not_shown="名单中没有用的栏",
    counted="行",
)


@dataclass(frozen=True, slots=True)
class MessageFacts:
    """The messages by what they are about, whether with sums, to WeChat as well."""

    by_occasion: Mapping[str, int]
    with_amount: bool
    to_wechat: bool

    @property
    def messages(self) -> int:
        """Return how many there are."""
        return sum(self.by_occasion.values())


def assess_messages(facts: DeliveryFacts, messages: MessageFacts) -> ImpactAssessment:
    """Return the assessment of messages that are ready to be handed to a platform."""
    parts = "称呼、项目简称、月份、" + ("金额、" if messages.with_amount else "") + "单位电话"
    kinds = "、".join(f"{name}{count}条" for name, count in messages.by_occasion.items())
    wechat = "另有微信模板消息，交给微信的是 openid 和同样的内容。" if messages.to_wechat else ""
    assessment = assess_delivery(facts, _MESSAGE_WORDS)
    return replace(
        assessment,
        title=f"{facts.unit.place_name}{facts.period.label}救助补贴短信",
        stage="发送到本户手机",
        channel="短信和微信" if messages.to_wechat else "短信",
        manner=f"委托短信平台按手机号码逐条发送，交给平台的是手机号码、{parts}；{wechat}"
        "本程序只生成文件，不联网，不代为发送。",
        influence=(
            f"涉及{facts.families}户、{messages.messages}条短信（{kinds}）。"
            "手机号码换了主人或者被旁人看到，会让外人知道这家在接受救助。",
            "短信平台能够看到手机号码和短信全文，本程序管不到平台怎样保存和删除。",
        ),
        risks=(
            *describe_numbers(facts),
            RiskFigure(
                "号码有疑问（几户共用、固定电话、别人的号码等）或者信息待核，没有写短信的",
                f"{facts.reconciliation.counts.held}行",
                "—",
            ),
            RiskFigure(
                "本人不愿意收短信，没有写短信的",
                f"{facts.reconciliation.counts.withheld}行",
                "—",
            ),
        ),
        measures=(
            *describe_measures(facts),
            "短信只由称呼、项目简称、月份、"
            f"{'金额、' if messages.with_amount else ''}单位电话拼成，不取名单里的其他内容；"
            "儿童、残疾等项目不写项目名称。",
            "几户共用的号码、固定电话、监护人等别人的号码一律不写短信，转为待核。",
            "含有手机号码的文件只在内部目录里，不写进清单的文件摘要；发送以后应当删除。",
        ),
        decisions=(
            *list_decisions(facts, "发送", f"发送{messages.messages}条"),
            Decision(
                "短信平台和委托处理协议",
                "平台：＿＿＿＿＿＿＿＿　协议编号：＿＿＿＿＿＿＿＿（没有签订的不得发送）",
                REVIEWER,
            ),
        ),
    )
