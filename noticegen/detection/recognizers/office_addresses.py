"""Whether an address is the seat of an office, which a notice must name, or somebody's home."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from noticegen.detection.contexts import after, before

_LONGEST_ROW = 200  # characters
_PUBLIC_BEFORE = re.compile(
    r"(?:报名|报到|集合|活动|考试|招聘|培训|会议|办公|受理|来访|来信|接待|收信|收件|单位|机关|"
    r"信访|意见箱|举报|监督|咨询|服务|办理|注册|"
    r"经营|办事|检查站|服务点|接种点|采样点|发放点|站点|网点|支行|领取|申领|窗口|邮寄|"
    r"联系|政府|民政局|办公室|委员会|中心|大厅|公司|银行|医院|学校|寄送|投递|反映)"
    r"(?:[^。;；,，\n]{0,8}|[^。;；,，\n]{0,2}[,，])"
    r"(?:地点|地址|地|处|位于|邮寄至|寄至|寄往|搬?迁至|搬[至到]|于|在|:|：)[:： ]{0,2}$"
)
# 包头市民政局，昆都仑区钢铁大街甲6号; 市救助管理站：东河区南门外大街97号
_OFFICE_BEFORE = re.compile(
    r"(?:^|[。;；\n])[一-鿿]{1,16}(?:政府|民政[局办所]|管理站|救助站|残联|法院|检察院|派出所|办事处|"
    r"服务中心|服务站|信访局|[医社]保局|财政局|大厅)[,，:：] ?$"
)
# 收件地址：清河路41号 is where somebody's post goes, unless an office asks for letters.
_POSTAL = re.compile("收件|收货")
_LETTERS = re.compile(
    "邮(?:政编)?编|异议|举报|监督|公示|反映|来信|意见|材料|申请书|寄件|民政|政府|股收|科收|办收"
)
_LETTERS_REACH = 60
# 请到清河路41号办理, 到清河路41号领取表格
_ERRAND = re.compile(
    r"(?:现场)?(?:办理|领取|申领|报名|递交|提交|填[写表]|咨询|集合|参[加会])(?![一-鿿]{0,4}(?:手续的|时))"
)
_OFFICE_S = re.compile(
    r"(?!联系|邮寄|收件|收信|寄送|投递|注册|经营|领取|申领)[^:：]*(?:地[点址]|地(?=[:：])|处(?=[:：])|位于|寄[至往])"
)
_DWELLING = re.compile(
    r"[0-9一二三四五六七八九十](?:组|社|队|单元|户|排)|小区|家属|宿舍|街坊|[苑园庭]|平房|"
    r"(?:村|嘎查|营子?|圪[旦堵卜]|窑子?|壕|[沟滩梁湾])[一-鿿]{0,4}[0-9一二三四五六七八九十]{1,4}号|[0-9]-[0-9]"
)
_COMMITTEE = re.compile(r"村(?:民)?委(?:员)?会|居(?:民)?委(?:员)?会|嘎查委员会")
_HOME_LABEL = re.compile(r"(?:家庭|户籍|居?住|户口|常住|现)[^,，。;；\n]{0,5}[:： ]{0,2}$|住$")
_PUBLIC_BEHIND = re.compile(
    r"^(?P<apart> ?[(（,，]| )?[一-鿿]{0,10}?"
    r"(?:人民政府|镇政府|政府|民政局|民政办|办公室|办事处|委员会|便民|"
    r"服务中心|服务站|大厅|派出所|党群|"
    r"敬老院|民政大楼|政府大楼|政务|行政中心|救助站|救助中心|救助股|[财综]合?政?[股科]室?|支行|财政|残联|信访|窗口|卫生院|医院|学校|公司|银行|村部|居委会|村委会)"
    # 新城村3组12号，村委会已核实; 自由路18号民政局对面: the office stands beside it or says so.
    r"(?![一-鿿]{0,2}?(?:[东西南北][边侧]|对面|旁|附近|[后前][面边]|隔壁|家属|宿舍|已|证明|核实|受理|盖章|出具|就[近诊]|"
    r"审核|上报|登记|住院|上班|开具))"
)
# 民政局三楼305室, 县政府大楼B座: the office itself has the door.
_OFFICE_INSIDE = re.compile(
    r"政府|民政局|民政所|民政办|管委会|人社局|医保局|残联|信访局|财政所|派出所|司法所|卫生院|医院|"
    r"行政中心|行政服务|党群服务中心|服务大厅|政务大厅|便民|办公楼|办公大楼|政务中心|服务中心|"
    r"村委会|居委会|嘎查委员会"
)
_HOUSING = re.compile(
    r"家属|宿舍|小区|住宅|公寓|[苑园庭邸]|单元|院内平房|村民小组|[0-9一二三四五六七八九十](?:组|社)"
)
# 大城店村委会六分子村19号: the committee's name stands for that of its villages.
_DWELLING_BEHIND = re.compile(r"[一-鿿]{1,8}(?:村|湾|[沟圪营窑壕滩梁屯庄]|卜子|自然村)")
_PRIVATE = re.compile(
    r"本人|家庭|其|户主|个人|申请人|监护人|家|住|户|对象|群众|同事|人员[在于]|[询访报诉映理办名管]人"
)

Spans = Sequence[tuple[int, int]]


def is_seat_of_office(
    text: str, start: int, end: int, people: Spans, *, beside_a_name: bool
) -> bool:
    """Tell whether an address is the seat of an office, which a notice must name."""
    window = before(text, start, 24)
    office = _OFFICE_BEFORE.search(window)
    if office is not None and _PRIVATE.search(office.group()) is None:
        return not _is_named_before(text, start, people)
    label = _PUBLIC_BEFORE.search(window)
    if label is not None and _POSTAL.match(label.group()) is not None:
        around = max(0, start - _LETTERS_REACH), end + _LETTERS_REACH
        return _LETTERS.search(text, *around) is not None
    if label is not None and _PRIVATE.search(label.group()) is None:
        # 联系地址, 邮寄地址: of an office, or of somebody at a door of a village or an estate.
        for_all = _OFFICE_S.match(label.group()) is not None
        lived_at = _DWELLING.search(text, start, end) is not None
        if for_all or not (lived_at or _is_named_before(text, start, people)):
            return True
    if _has_an_office(text, start, end, beside_a_name=beside_a_name):
        return True
    if _ERRAND.match(text, end) is not None and not _is_named_before(text, start, people):
        return _DWELLING.search(text, start, end) is None
    behind = _PUBLIC_BEHIND.match(after(text, end, 18))
    if behind is None:
        return False
    return not (behind["apart"] and _DWELLING.search(text, start, end) is not None)


def _has_an_office(text: str, start: int, end: int, *, beside_a_name: bool) -> bool:
    """Tell whether an office itself has the door, and no dwelling place behind its name."""
    offices = list(_OFFICE_INSIDE.finditer(text, start, end))
    if not offices or _HOUSING.search(text, start, end) is not None:
        return False
    # 户籍地址：友谊村委会128号: a village is called by its committee in papers of its people.
    if _COMMITTEE.search(text, start, end) is not None and (
        _HOME_LABEL.search(before(text, start, 12)) is not None or beside_a_name
    ):
        return False
    return _DWELLING_BEHIND.match(text, offices[-1].end(), end) is None


def _is_named_before(text: str, start: int, people: Spans) -> bool:
    """Tell whether somebody is named in the same line in front of a place."""
    first = max(text.rfind("\n", 0, start), start - _LONGEST_ROW)
    return bisect_left(people, (first, 0)) < bisect_left(people, (start, 0))
