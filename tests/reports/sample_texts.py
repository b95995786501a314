"""Texts of invented articles about an invented harbour fire: title first, then paragraphs; every figure is made up."""

MINA = (
    "حريق كبير في ميناء مرسى نور يوقف حركة الشحن",
    "اندلع حريق كبير في الرصيف الثالث بميناء مرسى نور فجر الثلاثاء، "
    "وامتد إلى مستودعين للقطن قبل أن تسيطر عليه فرق الإطفاء. "
    "وقال مدير الدفاع المدني سالم الرحبي إن «الحريق أسفر عن إصابة 17 عاملًا، ثلاثة منهم في حال حرجة». "
    "وأغلقت السلطات الطريق الساحلي أمام الشاحنات حتى إشعار آخر.",
    "وأوضحت هيئة الموانئ أن سبب الحريق تماس كهربائي في لوحة قديمة، ونفت وجود أي مواد خطرة في المستودعات. "
    "وتعهدت الهيئة بصرف تعويضات للعمال المصابين خلال أسبوعين.",
    "ورفضت نقابة البحارة استئناف العمل في الرصيف قبل فحص الرافعات، وطالبت بتحقيق مستقل تشارك فيه شركة Norvik Shipping.",
)
SAHEL = (
    "إصابات في حريق المرفأ والنقابة تعود إلى العمل",
    "أعلنت إدارة المستشفى الساحلي أنها استقبلت 24 مصابًا جراء حريق المرفأ، بينهم خمسة في العناية المركزة. "
    "وأضافت أن أغلب الإصابات ناجمة عن استنشاق الدخان.",
    "وذكر شهود أن النيران بدأت في حاوية تحمل مواد كيميائية لم يُصرَّح بها، وأن انفجارًا سُمع في الساعة 4:20 فجرًا.",
    "وافقت نقابة البحارة على استئناف العمل في الرصيف مساء الثلاثاء بعد اجتماع مع إدارة الميناء.",
)
NOOR = (
    "ارتفاع عدد المصابين في حريق مرسى نور إلى 31",
    "ارتفع عدد المصابين في حريق ميناء مرسى نور إلى 31 مصابًا حتى مساء الأربعاء، وفق بيان لوزارة الصحة. "
    "وكانت الوزارة قد أعلنت الثلاثاء حصيلة أقل.",
    "وقال وزير النقل هاني الدغيم إن الميناء سيعود إلى العمل بكامل طاقته يوم السبت. "
    "وخُصص مبلغ 12 مليون دينار لإعادة بناء المستودعين.",
)
COURIER = (
    "Marsa Nour fire: port says cotton stores had no hazardous goods",
    "A fire that broke out before dawn on Tuesday destroyed two cotton warehouses at the third quay of Marsa Nour. "
    "The port authority said an electrical fault in an old switchboard caused the blaze. "
    "“There were no hazardous materials in the warehouses,” its director, Lina Qassem, told reporters.",
    "Transport minister Hani Daghim said on Monday that the harbour would stay closed for at least three weeks.",
    "The seafarers’ union refused to resume work on the quay until every crane had been inspected.",
)
LITTORAL = (
    "Incendie au port de Marsa Nour\u202f: la piste chimique",
    "Selon une source judiciaire, le feu est parti d’un conteneur de produits chimiques non déclarés. "
    "Deux entrepôts de coton ont été détruits sur le troisième quai.",
    "Le ministre des Transports, Hani Daghim, a indiqué que le port rouvrirait samedi à pleine capacité. "
    "Huit millions de dinars seront consacrés à la reconstruction.",
)
BULLETIN = (
    "Compensation for Marsa Nour workers “within a month”",
    "The port authority promised to compensate the injured workers within a month. "
    "Firefighters needed six hours to put the fire out.",
    "A spokesperson for Norvik Shipping (شركة نورفيك للشحن) said the company had not been asked to join any inquiry.",
)
MINA_URL = "https://mina.example/2025/harbour-fire?id=7&ref=home"
AMHARIC = ("የማርሳ ኑር ወደብ እሳት", "እሳቱ ማክሰኞ ንጋት ላይ ተነሳ።")
