"""The time of day beside a date, with its zone: '9:30 PM EST', '14.30 Uhr', '下午3:05', 'T09:00:00+08:00'."""

import re

_ZONES = """
-10:00 hst|-09:00 akst|-08:00 pst akdt|-07:00 mst pdt|-06:00 cst mdt|-05:00 est cdt|-04:00 edt ast|-03:00 brt art adt
+00:00 z utc gmt wet|+01:00 bst cet mez west wat|+02:00 cest mesz eet sast cat|+03:00 eest msk мск eat trt|+04:00 gst
+05:00 pkt|+05:30 ist|+07:00 wib ict|+08:00 sgt hkt pht awst wita|+09:00 jst kst wit|+09:30 acst|+10:00 aest
+11:00 aedt|+12:00 nzst|+13:00 nzdt
"""
ZONES = {
    name: offset
    for entry in _ZONES.replace("\n", "|").split("|")
    if entry
    for offset, *names in [entry.split()]
    for name in names
}
"""Lower-cased names of zones. Those that are several ('cst', 'ist') have the meaning that news sites give them most;
see `_OTHERWISE`. 'ET' and 'PT' are left out: their offset depends on the day."""

_OTHERWISE = {("cst", "zh"): "+08:00", ("ist", "he"): "+02:00", ("ist", "ga"): "+01:00", ("bst", "bn"): "+06:00"}
_MORNING = ("上午", "午前", "오전", "早上", "凌晨")
_AFTERNOON = ("下午", "午後", "오후", "晚上")
_HALF_DAY = "|".join((*_MORNING, *_AFTERNOON))
_OFFSET = r"(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?(?!\d)"
_CLOCK = (
    rf"(?P<before>{_HALF_DAY})?\s?(?P<hour>\d{{1,2}})"
    r"(?:(?P<mark>:|\.|\s?[h時时點点시]\s?)(?P<minute>\d{2})(?!\d)\s?[分분]?(?::(?P<second>\d{2})(?!\d)(?:[.,]\d+)?)?)?"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?(?P<spelled>\s?(?:uhr|hrs|น\.))?"
    rf"(?:\s?\(?(?P<zone>{_OFFSET}|[a-zмск]{{1,5}}\b(?!['’.:]))\)?)?"
)
_INTRODUCED = (
    r"(?:\s*(?:[,|·•@(–—-]|t(?=\d))?\s*|\s+)"
    r"(?P<at>(?:at|um|à|às|as|a las|alle|alle ore|ore|kl\.?|klo|om|o godz\.|godz\.|ob|v|в|о|saat|στις|lúc|pukul"
    r"|เวลา|الساعة|ساعت|בשעה)\s+)?"
)
_AFTER = re.compile(_INTRODUCED + _CLOCK)
_BEFORE = re.compile(rf"(?<![\d:.]){_CLOCK}\s*[,|·•–—-]*\s*(?:on\s+)?(?:\w{{2,12}}[,.]?\s+)?$")
_LONGEST_BEFORE = 40  # characters of a clock with its zone and the name of a day: '10:30 p.m. (AEST), Wednesday, '


def clock_after(text: str, at: int, language: str) -> tuple[str, int] | None:
    """('T21:30-05:00', where it ends) for a time of day that follows a date in a folded text; None if none does."""
    found = _AFTER.match(text, at)
    suffix = _suffix(found, language, introduced=bool(found["at"])) if found else None
    return (suffix[0], suffix[1]) if suffix else None


def clock_before(text: str, at: int, language: str) -> tuple[str, int] | None:
    """The same for a time that stands before a date, with where it begins: '9:30 AM EST, Tuesday, 3 October 2017'."""
    start = max(0, at - _LONGEST_BEFORE)
    for found in re.finditer(r"\d{1,2}[:.h]\d{2}", text[start:at]):
        if clock := _BEFORE.match(text[:at], start + found.start()):
            suffix = _suffix(clock, language, introduced=False)
            return (suffix[0], clock.start()) if suffix else None
    return None


def _suffix(found: re.Match[str], language: str, *, introduced: bool) -> tuple[str, int] | None:
    """None for what is a number, not a time: an hour alone needs a.m. or p.m., '9.30' needs some word of time."""
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if found["minute"] is None and not (half or found["before"]):
        return None
    if found["mark"] == "." and not (introduced or half or found["spelled"]):
        return None
    if found["before"]:
        half = "p" if found["before"] in _AFTERNOON else "a"
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59 or int(found["second"] or 0) > 59:
        return None
    zone = _offset(found["zone"] or "", language)
    end = found.end() if zone or not found["zone"] else found.start("zone")
    seconds = f":{int(found['second']):02}" if found["second"] else ""
    return f"T{hour:02}:{minute:02}{seconds}{zone}", end


def _offset(zone: str, language: str) -> str:
    """'+05:30' for '+0530', 'GMT+5:30' or 'IST'; '' for what is no zone."""
    if not zone:
        return ""
    if zone[-1].isdigit():
        digits = re.sub(r"\D", "", zone)
        hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
        sign = "-" if "-" in zone else "+"
        return f"{sign}{int(hours):02}:{int(minutes):02}" if int(hours) <= 14 and int(minutes) < 60 else ""
    return _OTHERWISE.get((zone, language)) or ZONES.get(zone, "")
