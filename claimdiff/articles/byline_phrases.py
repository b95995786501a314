"""Words of datelines, bylines and photo credits, in the languages of news pages; phrases are separated by `;`."""

from __future__ import annotations

STAMP_WORDS = """
published;updated;last;modified;posted;on;at;the;publié;publie;mis;à;jour;le;la;publicado;actualizado;el;a;las;
hora;veröffentlicht;aktualisiert;am;um;uhr;stand;pubblicato;aggiornato;il;alle;ore;atualizado;em;às;
опубликовано;обновлено;в;во;г;год;года;опубліковано;оновлено;о;об;р;рік;року;yayınlanma;güncelleme;tarihi;saat;
نشر;نشرت;تاريخ;النشر;آخر;تحديث;حدث;في;الساعة;بتاريخ;منتشر;شده;انتشار;تاریخ;به;روز;رسانی;ساعت;اشاعت;وقت;بجے;ء;
פורסם;עודכן;לאחרונה;בשעה;יום;发布;发布时间;时间;更新;更新时间;gmt;utc;bst;cet;cest;est;edt;msk;мск;pm;م;ص;
diterbitkan;diperbarui;pukul;wib;den;des;der;ha;horas;minutos;heure;hace;vor;stunden;stunde;minuten;y;
назад;часов;часа;час;минут;тому;годин;години;хвилин;önce;dakika;پیش;دقیقه;ore;fa;minuti;לפני;שעות;דקות;שעה;h;hs;hrs;ago;hours;hour;minutes;minute;mins;min;days;day;read;lire;lecture;
modifié;modifie;mise;et;heures;giriş;giris;tarih;son;güncellenme;tarihinde;dernière;última;ultima;actualización;
letzte;aktualisierung;publicación;fecha;создано;изменено;последнее;обновление;дата;публикации;время;оновлення;
منذ;قبل;ساعة;ساعات;دقيقة;دقائق;توقيت;بتوقيت;غرينتش;جرينتش;مكة;المكرمة;أبوظبي;القاهرة;الرياض;مساء;صباحا;date;time;
first;et;pt;ist;pst;pdt;bst;eest;eet;utc
"""
"""Said around a date: "published on", "at", time zones; they name neither place nor outlet."""

DESKS = """
desk;گروه;قسم;محرر;редак;redac;rédac;redak;redaz;newsroom;staff;section;service;bureau;politic;econom;سياسة;
اقتصاد;سرویس;بخش;مكتب;corresp;correspons;корр;корес;korresp;envoy;enviad;مراسل;موفد;خبرنگار;reporter;muhabir;
记者
"""
"""Beginnings of words that name a desk or a post, not an outlet."""

OUTLET_WORDS = """
news;press;post;times;herald;tribune;gazette;mail;telegraph;zeitung;blatt;kurier;courier;courrier;journal;
presse;nachrichten;rundschau;anzeiger;diario;periódico;prensa;noticias;heraldo;correo;jornal;folha;notícias;
giornale;corriere;gazzetta;notizie;вести;новости;курьер;газета;вестник;новини;вісник;кур'єр;haber;gazetesi;
haberleri;ajansı;وكالة;صحيفة;جريدة;أخبار;الأخبار;خبر;الخبر;برس;نيوز;روزنامه;خبرگزاری;اخبار;روزنامہ;نیوز;חדשות;
עיתון
"""
"""Words that say a name is an outlet's."""

NEWSPAPER_WORDS = """
times;herald;tribune;gazette;telegraph;post;daily;courier;zeitung;kurier;rundschau;anzeiger;tageblatt;courrier;heraldo;
corriere;gazzetta;gazetesi;вестник;газета;вісник;صحيفة;جريدة;روزنامه;روزنامہ;日报;晚报
"""
"""Words, first or last in a name of several, that only newspapers bear: no section or desk is called so."""

STAFF = """
editorial team;editorial staff;editorial board;staff;staff writer;staff reporter;staff and agencies;agencies;
news desk;our correspondent;from our correspondent;by our correspondent;by our correspondents;wire services;
فريق التحرير;هيئة التحرير;أسرة التحرير;التحرير;قسم الأخبار;وكالات;الوكالات;متابعات;مراسلنا;من مراسلنا;مراسلتنا;
غرفة الأخبار;la rédaction;par la rédaction;rédaction;avec afp;redacción;la redacción;agencias;redaktion;
die redaktion;von der redaktion;agenturen;redazione;la redazione;di redazione;da redação;redação;редакция;
служба новостей;от редакции;редакція;служба новин;від редакції;haber merkezi;yazı işleri;dış haberler;ajanslar;
گروه خبر;تحریریه;سرویس خبر;گروه سیاسی;گروه بین‌الملل;ادارہ;ویب ڈیسک;نیوز ڈیسک;نمائندہ خصوصی;מערכת;סוכנויות;
מערכת החדשות;本报讯;综合报道;本网综合;वेब डेस्क;tim redaksi;redaksi
"""
"""Whole bylines that name no person."""

AUTHOR_LEADS = """
by;von;par;por;per;di;da;بقلم;كتب;كتبت;إعداد;تقرير;مراسل;أعده;أعدته;به قلم;نویسنده;گزارش;گزارشگر;خبرنگار;تحریر;
رپورٹ;نامہ نگار;автор;текст;корр;корреспондент;кореспондент;авторка;yazan;muhabir;haber;מאת;כתב;כתבת;מאת כתבנו;
作者;记者;本报记者;特约记者;文;oleh;penulis;text;autor;autorin;auteur;autore;author;written;reporter
"""
"""What stands before an author's name."""

PHOTO = """
photo;photos;photograph;picture;image;images;foto;fotos;fotografia;fotografía;fotografie;bild;bilder;archivbild;
symbolbild;imagen;imagem;immagine;resim;fotoğraf;görsel;фото;фотография;снимок;фотографія;світлина;صورة;الصورة;
صور;تصوير;عکس;تصویر;عکاس;تصاویر;تصویری;צילום;תמונה;צלם;图;图片;图为;摄影;资料图;资料图片;圖;攝影;写真;사진;फोटो;
फ़ोटो;तस्वीर;gambar;credit;credits;crédit;crédits;crédito;créditos;copyright
"""
"""Words for a photograph or its credit."""

CAPTION_LEADS = """
صدر الصورة;مصدر الصورة;التعليق على الصورة;تعليق الصورة;منبع تصویر;توضیح تصویر;source de l'image;légende image;
fuente de la imagen;pie de foto;legenda da foto;автор фото;подпись к фото;джерело зображення;підпис до фото;
fotoğraf altı yazısı;
image caption;image source;image credit;photo by;photo credit;photo courtesy;file photo;file picture;file image;
picture by;photo d'archives;photo de;photo d'illustration;photo prise;crédit photo;crédits photo;légende;
foto de archivo;foto de;pie de foto;imagen de archivo;imagen de;fotografía de;archivfoto;archivbild;symbolbild;
symbolfoto;foto di;foto d'archivio;foto de arquivo;imagem de arquivo;фото из архива;архивное фото;
фото пресс-службы;фото с места;на фото;скриншот;архівне фото;на світлині;кадр из видео;صورة أرشيفية;
صورة من الأرشيف;صورة التقطت;صورة ملتقطة;صورة نشرتها;صورة وزعتها;صورة تظهر;صورة لـ;صورة متداولة;لقطة من;
لقطة شاشة;عکس آرشیوی;عکس از;عکس تزئینی;فائل فوٹو;تصویر کا ذریعہ;تصویر کا کیپشن;فوٹو;צילום מסך;תמונת אילוסטרציה;
arşiv fotoğraf;fotoğraf altı;资料图;图为;配图;foto ilustrasi;foto arsip;dok;getty images
"""
"""How captions begin."""

AGENCIES = """
reuters;afp;ap;epa;efe;dpa;ansa;tass;upi;pa media;pa wire;getty;getty images;shutterstock;alamy;istock;imago;
picture alliance;associated press;agence france-presse;anadolu;aa;iha;dha;xinhua;kyodo;yonhap;sputnik;
ria novosti;тасс;риа новости;рейтер;интерфакс;унiан;уніан;укрінформ;укринформ;رويترز;أ ف ب;ا ف ب;فرانس برس;
الفرنسية;د ب أ;إ ب أ;أ ب;أسوشيتد برس;الأناضول;وام;واس;سانا;بترا;شينخوا;غيتي;رویترز;ایرنا;ایسنا;تسنیم;مهر;فارس;
اے ایف پی;روئٹرز;اے پی;新华社;路透社;法新社;רויטרס;איי פי;איי אף פי;archives;archivo;archiv;arquivo;archivio;
archive;file;архив;архів;أرشيف;أرشيفية;خاص;آرشیو;arşiv;courtesy;handout
"""
"""News and picture agencies, and what stands in their place."""

PARTICLES = """
and;y;e;et;und;de;da;di;del;der;den;van;von;le;la;el;al;our;unser;unserem;unserer;korrespondenten;correspondent;
correspondents;staff;writer;reporter;special;enviado;especial;à;notre;in;en;the;bin;ben;ibn
"""
"""Words in small letters between the names of a byline."""
