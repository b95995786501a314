"""The words that open and frame clauses, by language: where a sentence may be cut into claims.

Each language lists what a newsroom writes around a claim: verbs of saying and the word that hands over to what was
said (`said that`), phrases that name a source (`according to`), relative pronouns, and the connectives that
open a clause of its own after a comma. A language that isn't listed is cut at quotes, semicolons and dashes alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Markers:
    """One language's markers, as patterns that match at the beginning of a word."""

    saying: re.Pattern[str]
    """A verb or participle of saying, claiming or reporting. Denying, hoping, demanding, promising and accusing are not
    among them: what is denied or hoped for, cut from its frame, would read as asserted."""
    complementiser: re.Pattern[str]
    """The word between the verb of saying and what was said; it stays out of the claim."""
    fused: re.Pattern[str]
    """A hand-over word that carries the subject of what was said (`أنها`): it stays in the claim."""
    no_hand_over: re.Pattern[str]
    """A word after which the complementiser hands nothing over (`after that`, `must that`)."""
    source: re.Pattern[str]
    """The opening of a phrase that names the source of a claim."""
    relative: re.Pattern[str]
    """A relative pronoun: its clause borrows the noun before it."""
    opener: re.Pattern[str]
    """A word that opens a clause of its own after a comma."""
    frame: re.Pattern[str]
    """A whole piece that ends with a verb of saying, in languages that hand over by a comma alone (Chinese)."""


_NEVER = r"(?!)"
_OPTIONAL = {"frame": _NEVER, "fused": _NEVER, "no_hand_over": _NEVER}

_ARABIC_STEMS = (
    "قال|قالت|قالوا|يقول|تقول|يقولون|اعلن|اعلنت|يعلن|اكد|اكدت|يؤكد|تؤكد|اضاف|اضافت|ذكر|ذكرت|تذكر|اوضح|اوضحت|صرح|صرحت|اشار|اشارت|"
    "نقل|نقلت|افاد|افادت|تفيد|اعتبر|اعتبرت|راى|رات|زعم|زعمت|ادعى|ادعت|شدد|شددت|حذر|حذرت|كشف|كشفت|تابع|تابعت|"
    "ابلغ|ابلغت|بين|بينت|لفت|لفتت|اقر|اقرت|جاء|ورد|كتب|كتبت|اعترف|"
    "اعترفت|شهد|شهدت|تظهر|اظهر|اظهرت|يظهر|تحدث|تحدثت|رجح|رجحت|قدر|قدرت|خلص|خلصت|"
    "مؤكدا|مؤكدة|مضيفا|مضيفة|مشيرا|مشيرة|قائلا|قائلة|معتبرا|معتبرة|موضحا|موضحة|مشددا|مشددة|محذرا|محذرة|لافتا|لافتة|معلنا|معلنة|مبينا|مبينة|كاشفا|كاشفة|زاعما|زاعمة"
)

_MARKERS: dict[str, dict[str, str]] = {
    "ar": {
        "saying": rf"[وف]?(?:{_ARABIC_STEMS})\b",
        "complementiser": r"[وفب]?ان(?:ه|ها|هم|هما|هن|نا|ني|ك|كم)?\b",
        "fused": r"[وفب]?ان(?:ه|ها|هم|هما|هن|نا|ني|ك|كم)\b",
        "no_hand_over": (
            r"(?:بعد|قبل|دون|منذ|يمكن|يجب|ينبغي|المقرر|المتوقع|المفترض|المرجح|الممكن|الضروري|غير|الا|رغم|مع|شرط|بد|عدم|امل|املا|املة|"
            r"امله|املها|شانه|شانها|يريد|تريد|تعتزم|يعتزم|يتوقع|تتوقع|الى حين|حتى|خشية|مخافة|بدل|بدلا|لمجرد|يعقل|يستطيع|تستطيع)$"
        ),
        "source": r"[وف]?(?:بحسب|حسب|حسبما|وفق|وفقا|طبقا|نقلا|استنادا|كما (?:قال|ذكر|جاء|اعلن|افاد|يقول|اوضح)|على حد)\b",
        "relative": r"[وف]?(?:الذي|التي|الذين|اللذان|اللتان|اللذين|اللتين|اللواتي|اللاتي)\b",
        "opener": (
            rf"(?:[وف]?(?:{_ARABIC_STEMS})|فيما|بينما|غير ان|الا ان|لكن\w*|ولكن\w*|ثم|كما|حيث|اذ|رغم|مع ان|بعدما|بعد ان|قبل ان|حين|عندما|"
            r"في حين|لان\w*|مما|ما (?:ادى|دفع|يعني|اسفر|اجبر|يتيح|جعل)|وهو|وهي|وهم|وما|و(?:ان|انه|انها|انهم|اننا)|"
            r"في (?:لقاء|اجتماع|هجوم|خطوة|وقت|حادث)|ل[ابتسمنيق]\w{3,}|و\w{3,}|ف\w{4,})\b"
        ),
    },
    "en": {
        "saying": (
            r"(?:said|says|saying|told|tells|announced|announcing|claim(?:s|ed|ing)?|add(?:s|ed|ing)|insist\w*|"
            r"stress\w*|reported|reports|stated|stating|declared|confirmed|confirms|acknowledged|admitted|argued|argues|maintain\w*|noted|explained|recalled|suggested|revealed|estimated|believes?|show(?:s|ed))\b"
        ),
        "complementiser": r"that\b",
        "source": r"(?:according to|as (?:\w+ ){1,4}(?:said|says|put|reported|noted|told)|as reported by|citing|per|in the words of|based on)\b",
        "relative": r"(?:who|whom|whose|which|where)\b",
        "opener": (
            r"(?:and|but|yet|while|whereas|although|though|because|since|as|after|before|when|until|unless|if|so|then|however|despite|"
            r"including|leaving|killing|forcing|prompting|bringing|causing|making|adding|saying|warning|denying|accusing|insisting|citing)\b"
        ),
    },
    "fr": {
        "saying": (
            r"(?:a|ont|avait|avaient|est|sont)?\s*(?:dit|disent|déclaré|déclarent|déclare|affirmé|affirme|affirment|annoncé|annonce|indiqué|"
            r"indique|indiquent|précisé|précise|ajouté|ajoute|assuré|assure|assurent|estimé|estime|estiment|expliqué|explique|"
            r"rapporté|rapporte|reconnu|reconnaît|souligné|souligne|révélé|révèle|confirmé|confirme|rappelé|rappelle|averti|soutient|soutiennent|prévenu|selon)\b"
        ),
        "complementiser": r"(?:que\b|qu[’'])",
        "source": r"(?:selon|d[’']après|à en croire|de source|aux dires|citant)\b",
        "relative": r"(?:qui|dont|où|lequel|laquelle|lesquels|lesquelles)\b",
        "opener": (
            r"(?:et|mais|tandis|alors|cependant|toutefois|car|puisque|parce|après|avant|quand|lorsque|lorsqu[’']\w+|si|bien|afin|pour|"
            r"faisant|provoquant|contraignant|ajoutant|précisant|affirmant|estimant|assurant|démentant|accusant|soulignant)\b"
        ),
    },
    "ru": {
        "saying": (
            r"(?:сказал|заявил|заявля|сообщ|утвержда|утвердил|подчеркнул|отметил|добавил|пояснил|признал|объявил|"
            r"рассказал|напомина|напомнил|считает|считают|оговорил|уточнил|подтвердил|подсчитал|указал|говор|предупре|"
            r"передаёт|передает|пишет|настаива|уверя|заверил)\w*"
        ),
        "complementiser": r"(?:что|будто|якобы)\b",
        "source": r"(?:как\b|по (?:словам|данным|информации|сведениям|оценкам|мнению|его словам|её словам|их словам)|согласно|со ссылкой)\b",
        "relative": r"(?:(?:(?:на|в|во|о|об|с|со|к|из|от|для|по|за|при|через|благодаря) )?котор\w+|чьи|чья|чей|чьё|где|куда|откуда)\b",
        "opener": (
            r"(?:а|но|и|однако|хотя|поскольку|чтобы|когда|после|пока|если|причём|причем|тогда|потому|так как|из-за чего|в то время|зато|"
            r"остальные|при этом|после чего|добавив|отметив|заявив|подчеркнув|пояснив|сообщив|вынудив|заставив)\b"
        ),
    },
    "uk": {
        "saying": (
            r"(?:сказа|заяв|повідом|стверджу|підкресли|наголоси|зазначи|дода|поясни|визна|оголоси|розповi|розпові|нагада|"
            r"вважа|уточни|підтверди|вказа|каж|пише|переда)\w*"
        ),
        "complementiser": r"(?:що|ніби|нібито)\b",
        "source": r"(?:як\b|за (?:словами|даними|інформацією|оцінками|його словами|її словами)|згідно|з посиланням)\b",
        "relative": r"(?:(?:(?:на|в|у|про|з|із|до|від|для|по|за|при|через) )?як(?:ий|а|е|і|ого|ої|их|ому|им|ими)|чиї|чий|чия|де|куди|звідки)\b",
        "opener": (
            r"(?:а|але|і|й|та|проте|однак|хоча|оскільки|щоб|коли|після|поки|якщо|причому|тоді|тому|бо|через що|водночас|при цьому|решта)\b"
        ),
    },
    "es": {
        "saying": (
            r"(?:dijo|dijeron|dice|dicen|afirm\w+|asegur\w+|declar\w+|anunci\w+|indic\w+|añadi\w+|señal\w+|sostuv\w+|sostien\w+|explic\w+|"
            r"denunci\w+|reconoci\w+|advirti\w+|inform\w+|revel\w+|confirm\w+|record\w+)\b"
        ),
        "complementiser": r"que\b",
        "source": r"(?:según|de acuerdo con|conforme a|en palabras de|a juicio de|citando)\b",
        "relative": r"(?:quien|quienes|cuyo|cuya|cuyos|cuyas|donde|el cual|la cual|que)\b",
        "opener": (
            r"(?:y|e|pero|aunque|mientras|porque|cuando|después|antes|sin embargo|ya que|pues|si|para|tras|así|lo que|un|una|"
            r"dejando|provocando|obligando|añadiendo|afirmando|asegurando)\b"
        ),
    },
    "de": {
        "saying": (
            r"(?:sagte|sagten|sagt|erklärte\w*|erklärt|teilte\w*|betonte\w*|berichte\w*|behaupte\w*|bestätigte\w*|"
            r"kündigte\w*|fügte|meldete\w*|räumte\w*|versicherte\w*|erinnerte\w*|nannte\w*|bezeichnete\w*|wies|hieß|mitgeteilt|gesagt)\b"
        ),
        "complementiser": r"(?:dass|daß|ob)\b",
        "source": r"(?:nach (?:angaben|darstellung|einschätzung|informationen|den worten)|laut|zufolge|unter berufung)\b",
        "relative": r"(?:der|die|das|den|dem|deren|dessen|denen|wo|welche\w*)\b",
        "opener": (
            r"(?:und|aber|doch|jedoch|während|obwohl|weil|da|nachdem|bevor|als|wenn|um|sondern|sodass|so dass|damit|wobei|wodurch|denn|der|die|das|"
            r"den|dem|deren|dessen|was|dass)\b"
        ),
    },
    "tr": {
        "saying": (
            r"(?:dedi|dediler|diyor|söyle\w+|açıkla\w+|belirt\w+|bildir\w+|duyur\w+|iddia|savun\w+|vurgula\w+|kaydet\w+|ifade|aktar\w+|"
            r"doğrula\w+|uyar\w+|konuş\w+|ekle\w+)"
        ),
        "complementiser": r"ki\b",
        "source": r"\w+(?:'?e|'?a|ye|ya|ne|na) göre\b",
        "relative": _NEVER,
        "opener": r"(?:ve|ancak|fakat|ama|oysa|çünkü|ise|bu arada|buna karşın|öte yandan|böylece)\b",
    },
    "fa": {
        "saying": (
            r"(?:گفت|گفته|گفتند|می‌گوید|می‌گویند|اعلام|افزود|تاکید|تأکید|اظهار|خبر|مدعی|ادعا|گزارش|هشدار|توضیح|تصریح|یادآور|اذعان)\b"
        ),
        "complementiser": r"که\b",
        "source": r"(?:به گفته|به گفتهٔ|به گزارش|بر اساس|براساس|طبق|به نقل از|به نوشته)\b",
        "relative": r"که\b",
        "opener": r"(?:و|اما|ولی|در حالی|درحالی|زیرا|چون|تا|پس از|هرچند|همچنین|اگرچه|که|با این حال|وی|او|این)\b",
    },
    "ur": {
        "saying": r"(?:کہا|کہنا|بتایا|اعلان|دعویٰ|تصدیق|مطابق|زور|خبردار|انکشاف|واضح)\b",
        "complementiser": r"کہ\b",
        "source": r"(?:\w+ ){0,4}(?:کے مطابق)\b",
        "relative": r"(?:جو|جس|جن|جنہوں|جہاں)\b",
        "opener": r"(?:اور|لیکن|مگر|جبکہ|تاہم|کیونکہ|تاکہ|حالانکہ|جس|جو|جن|جہاں)\b",
    },
    "he": {
        "saying": (
            r"(?:אמר|אמרה|אמרו|הודיע|הודיעה|הודיעו|מסר|מסרה|מסרו|טען|טענה|טענו|הוסיף|הוסיפה|הדגיש|הדגישה|אישר|אישרה|"
            r"ציין|ציינה|הסביר|הסבירה|הזהיר|הזהירה|דיווח|דיווחה|דיווחו|הבהיר|הבהירה|הודה|חשף|הצהיר|הצהירה)\b"
        ),
        "complementiser": r"כי\b",
        "source": r"(?:לדברי|לפי|על פי|על־פי|לטענת|כך לפי)\b",
        "relative": r"(?:אשר|שבו|שבה|שבהם)\b",
        "opener": r"(?:אך|אבל|אולם|ואילו|בעוד|כאשר|לאחר|אף|משום|מאחר|כדי|ואולם|וכי|ו[א-ת]{3,}|ש[א-ת]{3,}|אשר)\b",
    },
    "it": {
        "saying": (
            r"(?:ha|hanno|aveva|è)?\s*(?:detto|dice|dicono|dichiarato|dichiara|affermato|afferma|annunciato|annuncia|spiegato|spiega|aggiunto|"
            r"sottolineato|confermato|conferma|riferito|ricordato|avvertito|ammesso|sostiene|sostengono|precisato)\b"
        ),
        "complementiser": r"(?:che\b|ch[’'])",
        "source": r"(?:secondo|stando a|a detta di|in base a|citando)\b",
        "relative": r"(?:che|cui|il quale|la quale|i quali|le quali|dove)\b",
        "opener": r"(?:e|ed|ma|però|mentre|perché|quando|dopo|prima|anche se|sebbene|poiché|se|per|tuttavia|così|che|cui|dove)\b",
    },
    "pt": {
        "saying": (
            r"(?:disse|disseram|diz|dizem|afirm\w+|declar\w+|anunci\w+|explic\w+|acrescent\w+|sublinh\w+|confirm\w+|inform\w+|"
            r"revel\w+|record\w+|lembr\w+|alert\w+|admit\w+|garant\w+|assegur\w+|sustent\w+)\b"
        ),
        "complementiser": r"que\b",
        "source": r"(?:segundo|de acordo com|conforme|nas palavras de|citando)\b",
        "relative": r"(?:que|quem|cujo|cuja|cujos|cujas|onde|o qual|a qual)\b",
        "opener": r"(?:e|mas|porém|enquanto|porque|quando|depois|antes|embora|pois|se|para|após|no entanto|que|onde|o que)\b",
    },
    "id": {
        "saying": (
            r"(?:mengatakan|kata|katanya|ujar|ujarnya|menyatakan|menegaskan|menambahkan|mengumumkan|menyebut\w*|mengungkapkan|"
            r"menjelaskan|melaporkan|memperingatkan|mengakui|mengonfirmasi|mengklaim|menuturkan|tutur)\b"
        ),
        "complementiser": r"bahwa\b",
        "source": r"(?:menurut|berdasarkan|mengutip|dikutip)\b",
        "relative": r"yang\b",
        "opener": r"(?:dan|tetapi|namun|sedangkan|sementara|karena|setelah|sebelum|ketika|saat|meski\w*|agar|sehingga|yang|bahkan|tapi)\b",
    },
    "zh": {
        "saying": _NEVER,
        "complementiser": _NEVER,
        "source": r"(?:据|按照|根据|依照)",
        "relative": _NEVER,
        "opener": (
            r"(?:但|而|并|同时|其中|此前|此外|不过|然而|因为|由于|所以|因此|虽然|尽管|另外|随后|之后|当时|目前|如果|以便|导致|造成|使得|"
            r"双方|他们|会谈|预计|拟|将)"
        ),
        "frame": r"[^，。；]{2,30}(?:表示|宣称|声称|称|说|强调|指出|宣布|透露|认为|介绍|补充|写道|告诉记者|重申|解释|回应|坦言|报道)$",
    },
    "hi": {
        "saying": r"(?:कहा|कहना|बताया|घोषणा|दावा|पुष्टि|जोर|चेतावनी|स्पष्ट)",
        "complementiser": r"कि(?!\w)",
        "source": r"(?:\w+ ){0,4}के (?:अनुसार|मुताबिक)",
        "relative": r"(?:जो|जिस|जिन|जिसने|जिसमें|जहां|जहाँ)(?!\w)",
        "opener": r"(?:और|लेकिन|मगर|जबकि|हालांकि|क्योंकि|ताकि|जिस\w*|जो|जिन\w*|जहां|वहीं)(?!\w)",
    },
}  # fmt: skip


@cache
def markers_of(language: str) -> Markers | None:
    """Return the markers of a language, or None where claimdiff has no rules for it."""
    words = _MARKERS.get(language)
    if words is None:
        return None
    return Markers(**{name: re.compile(pattern, re.IGNORECASE) for name, pattern in (_OPTIONAL | words).items()})
