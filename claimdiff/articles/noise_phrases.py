"""What news pages print around an article, by reason and language: labels, whole lines and opening words.

Phrases are general ones, separated by `;`. A *label* stands alone on its line or before a colon, bar or dash;
 a *whole*
phrase is its line; a *lead* opens a short line. Words that also open a sentence of news are no leads.
"""

from __future__ import annotations

RELATED = """
read also;also read;read more;related;related articles;related article;related stories;related story;
related news;related topics;related content;more on this story;more on this;more on this topic;see also;
most read;most popular;trending;trending now;you may also like;you might also like;recommended;
recommended for you;recommended stories;don't miss;top stories;latest news;latest stories;up next;watch;
watch also;from our archive;from the archive;from the archives;editor's picks;editors' picks;more stories;
more news;keep reading;further reading;in case you missed it;اقرأ أيضا;إقرأ أيضا;اقرأ أيضاً;اقرأوا أيضا;
اقرأ المزيد;اقرأ كذلك;طالع أيضا;شاهد أيضا;شاهد;شاهد الفيديو;مقالات ذات صلة;مواضيع ذات صلة;أخبار ذات صلة;
موضوعات ذات صلة;مواد ذات صلة;روابط ذات صلة;مقالات مشابهة;مواضيع متعلقة;أخبار متعلقة;مقالات متعلقة;ذات صلة;
قد يهمك;قد يهمك أيضا;قد يعجبك;قد يعجبك أيضا;ربما يعجبك;الأكثر قراءة;الأكثر مشاهدة;الأكثر تداولا;آخر الأخبار;
أحدث الأخبار;من أرشيفنا;من الأرشيف;للمزيد;المزيد;المزيد حول;نرشح لك;نرشح لكم;اخترنا لك;اخترنا لكم;مختارات;
أهم الأخبار;اقرأ في هذا الملف;يهمك أيضا;lire aussi;à lire aussi;lire également;à lire;à lire également;
voir aussi;à voir aussi;sur le même sujet;articles liés;articles similaires;articles associés;les plus lus;
le plus lu;à découvrir;lire la suite;à ne pas manquer;dans la même rubrique;pour aller plus loin;notre dossier;
nos archives;de nos archives;la suite après cette publicité;lea también;lee también;lea además;
le puede interesar;te puede interesar;también te puede interesar;también le puede interesar;quizás te interese;
noticias relacionadas;artículos relacionados;notas relacionadas;más información;lo más leído;lo más visto;
relacionado;relacionados;relacionadas;ver también;vea también;ver más;leer más;siga leyendo;sigue leyendo;
le recomendamos;te recomendamos;más noticias;últimas noticias;de nuestro archivo;lesen sie auch;lesen sie mehr;
lies auch;mehr zum thema;auch interessant;das könnte sie auch interessieren;das könnte sie interessieren;
weitere artikel;weitere themen;verwandte artikel;verwandte themen;ähnliche artikel;meistgelesen;meist gelesen;
am meisten gelesen;zum thema;mehr dazu;siehe auch;mehr lesen;weiterlesen;aus dem archiv;leggi anche;
leggi di più;articoli correlati;notizie correlate;potrebbe interessarti;ti potrebbe interessare;
potrebbe interessarti anche;i più letti;vedi anche;guarda anche;per approfondire;approfondimenti;
dal nostro archivio;leia também;leia mais;leia ainda;veja também;veja mais;notícias relacionadas;
artigos relacionados;mais lidas;mais lidos;saiba mais;pode interessar;confira também;últimas notícias;
читайте также;читать также;смотрите также;по теме;материалы по теме;еще по теме;другие новости;
похожие материалы;похожие статьи;самое читаемое;популярное;главные новости;подробнее;читать далее;читайте;
рекомендуем;новости по теме;вам может быть интересно;из архива;последние новости;еще новости;больше новостей;
читайте також;дивіться також;за темою;матеріали за темою;схожі матеріали;популярне;найпопулярніше;інші новини;
більше новин;докладніше;детальніше;з архіву;вам може бути цікаво;останні новини;новини за темою;читати далі;
ilgili haberler;ilgili haber;ilgili içerikler;ilginizi çekebilir;bunlar da ilginizi çekebilir;ayrıca okuyun;
ayrıca bakınız;bunu da okuyun;en çok okunanlar;önerilen haberler;daha fazlası;devamını oku;okumaya devam et;
sonraki haber;benzer haberler;son dakika haberleri;arşivden;arşivimizden;ayrıca bkz;بیشتر بخوانید;بخوانید;
همچنین بخوانید;مطالب مرتبط;اخبار مرتبط;خبرهای مرتبط;خبر مرتبط;پربازدیدترین;پربازدیدها;پربیننده ترین;
پربیننده‌ترین;ادامه مطلب;بیشتر بدانید;ببینید;بیشتر ببینید;پیشنهاد سردبیر;اخبار پیشنهادی;از آرشیو;از آرشیو ما;
تازه‌ترین خبرها;یہ بھی پڑھیں;یہ بھی پڑھیے;مزید پڑھیں;مزید پڑھیے;متعلقہ خبریں;متعلقہ مضامین;متعلقہ عنوانات;
مزید خبریں;یہ بھی دیکھیں;تازہ ترین خبریں;سب سے زیادہ پڑھی جانے والی;קראו גם;קרא גם;קרא עוד;קראו עוד;
כתבות נוספות;כתבות קשורות;אולי יעניין אתכם;אולי יעניין אותך;עוד בנושא;הנקראות ביותר;לקריאה נוספת;ראו גם;
עוד באתר;כתבות נוספות בנושא;עוד כתבות;מהארכיון;相关阅读;相关新闻;相关报道;延伸阅读;推荐阅读;更多阅读;热门文章;
热门新闻;相关文章;相关链接;阅读更多;更多新闻;热点推荐;猜你喜欢;另见;延伸閱讀;相關新聞;推薦閱讀;関連記事;
あわせて読みたい;こちらもおすすめ;관련기사;관련 기사;관련뉴스;यह भी पढ़ें;ये भी पढ़ें;इसे भी पढ़ें;संबंधित खबरें;
और पढ़ें;ज़रूर पढ़ें;अधिक पढ़ें;baca juga;berita terkait;artikel terkait;lihat juga;terpopuler;selengkapnya;
simak juga;artikel lainnya;explore more on these topics;more from;suggested topics;more stories like this;
موضوعات متعلقة;مواد متعلقة;لا تفوتك;mehr;阅读下一篇;下一篇;上一篇;explore more;what to read next;read next;next article;
حول هذه القصة;المزيد من أخبار;قصص مقترحة;قصص ذات صلة;
يستحق الانتباه;يستحق القراءة;مواضيع مقترحة;قد يهمك أيضاً;فيديو قد يعجبك;قد ترغب في قراءة;تقارير ذات صلة;
à lire aussi sur le sujet;nos lecteurs ont lu ensuite;le conseil de la rédaction;archivado en;te puede gustar;
ilgili haberler;bunlar da dikkatinizi çekebilir;в этой теме;сюжет;що ще почитати;
לכתבה המלאה;עוד בוואלה;כתבות שאולי פספסתם
"""
"""Labels: alone on a line they open a list of teasers."""

LABELS = {
    "share links": """
share;share this;share this article;share this story;share article;share on;share via;tweet;copy link;
email this article;شارك;شارك المقال;شارك الخبر;شارك هذا المقال;شارك هذا الخبر;شارك القصة;شارك على;شارك عبر;
مشاركة;مشاركة المقال;مشاركة الخبر;شارك الموضوع;نسخ الرابط;انسخ الرابط;انشر;partager;partager sur;
partager l'article;partager cet article;partagez;copier le lien;compartir;compartir en;comparte;
comparte esta noticia;copiar enlace;teilen;artikel teilen;beitrag teilen;link kopieren;condividi;condividi su;
copia link;compartilhar;compartilhe;copiar link;partilhar;поделиться;поделитесь;поделиться в соцсетях;
поделиться новостью;скопировать ссылку;копировать ссылку;поділитися;поділитись;поширити;копіювати посилання;
paylaş;haberi paylaş;paylaşın;bağlantıyı kopyala;به اشتراک بگذارید;اشتراک‌گذاری;اشتراک گذاری;اشتراک در;کپی لینک;
شیئر کریں;شیئر;لنک کاپی کریں;שתף;שתפו;שיתוף;שתפו את הכתבה;שתף כתבה;העתק קישור;分享;分享到;分享至;复制链接;轉發;
शेयर करें;साझा करें;शेयर;bagikan;salin tautan;シェア;공유하기;공유
""",
    "comment prompt": """
تعليق;تعليقات الزوار;تعليقات القراء;إضافة تعليق;اترك تعليقا إلغاء الرد;comment;responses;reader comments;
commentaire;comentario;comentários;ir a los comentarios;kommentar;komentarze;відгуки;yorum;yorumlar;commento;
voir les commentaires;lire les commentaires;
leave a comment;add a comment;post a comment;write a comment;comments;view comments;show comments;
join the conversation;join the discussion;اترك تعليقك;اترك تعليقا;اترك ردا;أضف تعليقا;أضف تعليق;أضف تعليقك;
اكتب تعليقا;اكتب تعليقك;التعليقات;تعليقات;عدد التعليقات;شاركنا رأيك;شارك برأيك;شاركنا برأيك;ما رأيك;
laisser un commentaire;laissez un commentaire;commentaires;commenter;réagir;réagissez;dejar un comentario;
deja un comentario;deja tu comentario;comentarios;comentar;kommentare;kommentar schreiben;kommentieren;
jetzt kommentieren;commenti;lascia un commento;commenta;comentários;deixe um comentário;deixe seu comentário;
комментарии;комментировать;оставить комментарий;обсудить;обсуждение;коментарі;коментувати;залишити коментар;
обговорити;yorum yap;yorumlar;yorum yaz;yorum ekle;نظرات;نظر شما;نظر بدهید;ارسال نظر;ثبت نظر;دیدگاه;دیدگاه‌ها;
نظرات کاربران;تبصرہ کریں;تبصرے;اپنی رائے دیں;תגובות;הוסף תגובה;הוסיפו תגובה;לתגובות;评论;发表评论;网友评论;
我要评论;跟帖;टिप्पणी करें;टिप्पणियां;komentar;tulis komentar;コメント;댓글
""",
    "reader tools": """
مشاهدة;مشاهدات;إعجاب;إعجابات;like;likes;shares;share count;دقائق للقراءة;purchase licensing rights;
reuse this content;réutiliser ce contenu;offrir l'article;ajouter à vos sélections;contribuer;our standards;
مصدر الخبر;لینک کوتاه;انتهای پیام;temps de lecture;
print;print this;print article;طباعة;اطبع;طباعة المقال;imprimer;imprimir;drucken;stampa;распечатать;
версия для печати;надрукувати;версія для друку;yazdır;چاپ;نسخه چاپی;پرنٹ کریں;پرنٹ;הדפסה;הדפס;打印;font size;
text size;حجم الخط;taille du texte;taille de police;tamaño de letra;tamaño del texto;schriftgröße;размер шрифта;
розмір шрифту;yazı boyutu;اندازه قلم;اندازه متن;גודל גופן;גודל טקסט;字号;字体;listen to this article;listen;
استمع للمقال;استمع إلى المقال;استمع;écouter l'article;écouter cet article;escuchar;escuchar el artículo;
artikel anhören;слушать;прослушать;слухати;dinle;haberi dinle;save;save article;save for later;حفظ;احفظ;
حفظ المقال;bookmark;enregistrer;guardar;merken;artikel merken;kaydet;ذخیره;שמור;收藏;cetak;translate;ترجمة;
reading time;مدة القراءة;وقت القراءة;زمن القراءة;temps de lecture;tiempo de lectura;lesezeit;tempo di lettura;
tempo de leitura;время чтения;время на чтение;час читання;okuma süresi;زمان مطالعه;מדת קריאה;זמן קריאה;阅读时间;
min read;minute read;minutes read;دقائق قراءة;views;reads;قراءات;مشاهدات;عدد المشاهدات;vues;lecturas;просмотров;
просмотры;переглядів;görüntülenme;بازدید;کد خبر;شناسه خبر;news code;report an error;report a mistake;
signaler une erreur;нашли ошибку;помітили помилку;أبلغ عن خطأ
""",
    "author note": """
about the author;about the authors;about the writer;author bio;عن الكاتب;عن الكاتبة;نبذة عن الكاتب;عن المؤلف;
à propos de l'auteur;sobre el autor;sobre la autora;acerca del autor;über den autor;über die autorin;zum autor;
об авторе;про автора;yazar hakkında;درباره نویسنده;על הכותב;על המחבר;作者简介;关于作者;sobre o autor
""",
    "tags": """
tags;tag;topics;keywords;filed under;more about;categories;category;الوسوم;وسوم;الكلمات المفتاحية;كلمات مفتاحية;
كلمات دلالية;الكلمات الدلالية;هاشتاغ;التصنيف;التصنيفات;mots-clés;mots clés;thèmes;etiquetas;temas;
palabras clave;schlagworte;schlagwörter;stichwörter;themen;argomenti;parole chiave;tópicos;assuntos;
palavras-chave;теги;тэги;ключевые слова;темы;мітки;ключові слова;теми;etiketler;anahtar kelimeler;برچسب;
برچسب‌ها;برچسب ها;کلیدواژه;کلیدواژه‌ها;ٹیگز;תגיות;תגים;标签;关键词;टैग;टैग्स;tagar;キーワード
""",
    "editor credit": """
责任编辑;责编;编辑;校对;审核;审校;监制;值班编辑;責任編輯;reporting by;editing by;edited by;writing by;
additional reporting by;compiled by;translated by;تحرير;مراجعة;تدقيق;edición;edición de;redaktion;bearbeitung;
редактор;редактор материала;випусковий редактор;editör;ویراستار;دبیر خبر;עריכה;penyunting;संपादन
""",
}
"""Labels: alone, in a row of links, or before a colon and a few words."""

WHOLE = {
    "advertisement": """
محتوي مدفوع;محتوى مدفوع;after newsletter promotion;haberin devamı;حملة إعلانية;إعلان مدفوع;
advertisement · scroll to continue;
advertisement;advertising;advert;sponsored;sponsored content;paid content;promoted;story continues below;
article continues below;story continues below advertisement;article continues after advertisement;
continue reading;scroll to continue;skip advertisement;advertisement - scroll to continue;إعلان;إعلانات;
إعلان ممول;محتوى ممول;publicité;contenu sponsorisé;publicidad;contenido patrocinado;anzeige;werbung;pubblicità;
publicidade;реклама;на правах рекламы;реклама на сайте;на правах реклами;reklam;ilan;تبلیغات;آگهی;اشتہار;
اشتہارات;פרסומת;פרסום;תוכן ממומן;תוכן שיווקי;广告;推广;廣告;विज्ञापन;iklan;広告;광고
""",
    "page furniture": """
je m'abonne;الرسالة الإخبارية;纠错;mailto;related internet links;summary;live;watch now;enter your email address;
abone ol;موافق;أوافق;قبول;استطلاع;صوّت;صوت;الحلقات;s'inscrire;
newsletter;accept;accept all;i agree;ok;allow all;tout accepter;accepter;aceptar;akzeptieren;zustimmen;принять;
kabul et;reply;report;رد;أعجبني;
tt;comment;a+;a-;a a;aa;aa aa;play-circle;play;play video;video;videos;photo gallery;gallery;view gallery;image;
images;photos;loading;please wait;close;menu;search;back to top;top;go to top;next;previous;prev;open in app;
expand;collapse;show more;load more;view all;see all;more;home;homepage;skip to content;skip to main content;
log in;login;sign in;sign up;register;subscribe;my account;follow;following;breaking;exclusive;الرئيسية;القائمة;
بحث;فيديو;صور;تحميل;جاري التحميل;إغلاق;عودة للأعلى;العودة إلى الأعلى;عرض المزيد;عرض الكل;تسجيل الدخول;تسجيل;
اشترك;متابعة;تابع;عاجل;vidéo;accueil;rechercher;se connecter;connexion;s'inscrire;s'abonner;voir plus;fermer;
suivre;inicio;buscar;iniciar sesión;registrarse;cerrar;seguir;suscríbete;startseite;suche;anmelden;registrieren;
schließen;abonnieren;nach oben;accedi;registrati;cerca;chiudi;início;entrar;fechar;главная;поиск;видео;войти;
вход;регистрация;закрыть;наверх;показать еще;меню;срочно;головна;пошук;відео;увійти;закрити;ana sayfa;anasayfa;
giriş yap;üye ol;ara;kapat;video haber;صفحه اصلی;خانه;ورود;ثبت نام;جستجو;فیلم;ویدئو;ہوم;لاگ ان;سرچ;ویڈیو;
עמוד הבית;דף הבית;חיפוש;התחברות;סגור;וידאו;首页;登录;注册;搜索;视频;返回顶部;关闭;होम;खोजें;वीडियो;beranda;
masuk;daftar
""",
}

LEADS = {
    "related articles": """
read also ;also read ;à lire aussi ;lire aussi ;lea también ;lee también ;lesen sie auch ;leggi anche ;leia também ;
читайте также ;читайте також ;اقرأ أيضا ;إقرأ أيضا ;اقرأ أيضاً ;طالع أيضا ;شاهد أيضا ;اقرأ كذلك ;קראו גם ;baca juga ;
یہ بھی پڑھیں ;همچنین بخوانید
""",
    "newsletter plug": """
subscribe to;subscribe now;subscribe for;sign up for;sign up to;sign up now;sign up here;get our newsletter;
get the latest;get our daily;join our newsletter;our newsletter;newsletter:;try our newsletter;اشترك في نشرت;
اشترك في النشرة;اشترك في قناة;اشترك بقناة;اشترك في خدمة;اشترك الآن;اشترك بالنشرة;اشتركوا في نشرت;
اشتركوا في النشرة;اشتركوا في قناة;للاشتراك في;سجل بريدك;سجلوا في نشرت;احصل على آخر;النشرة البريدية;
انضم إلى قناة;انضموا إلى قناة;انضم إلينا;abonnez-vous;inscrivez-vous;recevez ;suscríbase;suscríbete a;
suscribete;apúntate a;reciba nuestr;recibe nuestr;recibe las noticias;reciba las noticias;abonnieren sie;
jetzt abonnieren;melden sie sich;newsletter abonnieren;unser newsletter;iscriviti a;iscriviti al;iscriviti;
abbonati;assine a;assine o;assine nossa;inscreva-se;receba ;subscreva;подпишитесь;подписывайтесь;подписаться на;
підписуйтесь;підписуйтеся;підпишіться;підписатися на;bültenimize;bültene;abone olun;e-bültenimize;e-bültene;
خبرنامه;عضو خبرنامه;در خبرنامه;برای دریافت خبرنامه;در کانال ما عضو;نیوز لیٹر;ہمارے نیوز لیٹر;سبسکرائب کریں;
הירשמו ל;הרשמו ל;הצטרפו ל;הירשמו;订阅我们;订阅本;点击订阅;訂閱;सब्सक्राइब करें;हमारे न्यूज़लेटर;berlangganan;
daftar newsletter;langganan newsletter
""",
    "follow prompt": """
follow us;follow our;join us on;find us on;like us on;download our app;download the app;get the app;
join our whatsapp;join our telegram;تابعونا;تابعنا على;تابعنا عبر;تابعوا آخر;تابعوا صفحة;تابعوا صفحتنا;
تابعوا حساب;تابعوا قناة;تابع آخر الأخبار;تابع صفحتنا;لمتابعة آخر;لمتابعتنا;حمل تطبيق;حملوا تطبيق;حمل التطبيق;
suivez-nous;suivez toute;suivez l'actualité;rejoignez-nous;téléchargez notre;téléchargez l'application;
retrouvez-nous;síganos;síguenos;sigue nuestr;siga nuestr;sigue toda la información;únete a nuestro;
únase a nuestro;descargue nuestra;descarga nuestra;descarga la app;folgen sie uns;folgen sie ;folge uns;
laden sie unsere app;laden sie die app;seguici;scarica l'app;siga-nos;siga o;siga nosso;baixe o app;
следите за новостями;следите за нами;следите за обновлениями;читайте нас;присоединяйтесь к;мы в telegram;
мы в соцсетях;наш телеграм;скачайте приложение;скачать приложение;стежте за новинами;стежте за нами;
приєднуйтесь;приєднуйтеся;ми в telegram;завантажте застосунок;bizi takip edin;bizi sosyal medyada;bizi google;
uygulamamızı indirin;uygulamayı indirin;whatsapp kanalımız;telegram kanalımız;ما را در تلگرام;
ما را در اینستاگرام;ما را در شبکه;ما را در واتساپ;ما را در ایکس;ما را دنبال کنید;به کانال ما;کانال تلگرام;
ہمیں فالو کریں;ہمارے چینل;ہمارے واٹس ایپ;ہماری ایپ;עקבו אחרינו;הצטרפו לערוץ;הורידו את האפליקציה;关注我们;
扫码关注;扫描二维码;扫一扫;关注官方;关注微信;欢迎关注;下载客户端;更多精彩内容;हमें फॉलो करें;हमसे जुड़ें;
हमारे व्हाट्सएप;ऐप डाउनलोड;ikuti kami;gabung dengan;unduh aplikasi
""",
    "cookie notice": """
we use cookies;we and our partners;this website uses cookies;this site uses cookies;our website uses cookies;
by using this site;by continuing to use;accept all cookies;accept cookies;manage cookies;cookie settings;
cookie policy;نستخدم ملفات تعريف;يستخدم هذا الموقع ملفات;يستخدم موقعنا ملفات;نحن نستخدم ملفات;قبول الكل;
سياسة الخصوصية;nous utilisons des cookies;ce site utilise des cookies;nous et nos partenaires;
accepter les cookies;utilizamos cookies;usamos cookies;este sitio utiliza cookies;este sitio web utiliza;
aceptar cookies;wir verwenden cookies;wir nutzen cookies;diese website verwendet cookies;
diese seite verwendet cookies;cookies akzeptieren;utilizziamo i cookie;questo sito utilizza;
este site usa cookies;мы используем cookie;мы используем файлы cookie;сайт использует cookie;
этот сайт использует;ми використовуємо cookie;ми використовуємо файли cookie;сайт використовує;bu site çerez;
sitemizde çerez;web sitemizde çerez;çerez politikası;این سایت از کوکی;ما از کوکی;یہ ویب سائٹ کوکیز;ہم کوکیز;
אתר זה משתמש בעוגיות;אתר זה עושה שימוש;我们使用cookie;本网站使用cookie;यह वेबसाइट कुकीज़;
situs ini menggunakan cookie
""",
    "page furniture": """
click here;tap here;انقر هنا;اضغط هنا;cliquez ici;haga clic aquí;haz clic aquí;hier klicken;klicken sie hier;
clicca qui;clique aqui;нажмите здесь;натисніть тут;buraya tıklayın;tıklayın;اینجا کلیک;یہاں کلک کریں;לחצו כאן;
点击这里;点击此处;यहां क्लिक करें;klik di sini;this article was originally published;this story was originally;
the views expressed;opinions expressed;views expressed in this;الآراء الواردة;الآراء المنشورة;المقالات المنشورة;
les opinions exprimées;las opiniones expresadas;мнение редакции может;думка редакції може;
لن يتم نشر عنوان بريدك;your email address will not be published;privacy notice:;
если вы нашли ошибку;если вы заметили ошибку;нашли опечатку;якщо ви знайшли помилку;якщо ви помітили помилку;
free weekly newsletter;free daily newsletter;regístrate;si tienes cuenta;se adhiere a los criterios;
über dieses thema berichtete;
מצאתם טעות;redaktioneller hinweis;
your browser does not support;javascript is;please enable javascript;يرجى تفعيل
""",
}

HOME = """
home;homepage;front page;start;الرئيسية;الصفحة الرئيسية;accueil;inicio;portada;startseite;home page;início;главная;
головна;ana sayfa;anasayfa;haberler;صفحه نخست;صفحه اصلی;خانه;ہوم;صفحہ اول;עמוד הבית;דף הבית;ראשי;首页;首頁;新闻;होम;
beranda;홈;ホーム
"""
"""The first piece of a row of breadcrumbs."""

COPYRIGHT = """
all rights reserved;جميع الحقوق محفوظة;كافة الحقوق محفوظة;حقوق النشر محفوظة;tous droits réservés;
reproduction interdite;todos los derechos reservados;prohibida su reproducción;alle rechte vorbehalten;
tutti i diritti riservati;todos os direitos reservados;все права защищены;при использовании материалов;
всі права захищені;усі права захищені;всі права захищено;усі права застережено;передрук матеріалів;
tüm hakları saklıdır;کلیه حقوق;تمامی حقوق;همه حقوق محفوظ;جملہ حقوق محفوظ;כל הזכויות שמורות;版权所有;版權所有;
未经授权;सर्वाधिकार सुरक्षित;hak cipta dilindungi;無断転載;무단전재
"""

READER_CALLS = """
send us;send them to us;send it to us;send your;email us;e-mail us;contact us;write to us;get in touch;أرسلها;
أرسلوها;أرسل لنا;أرسلوا لنا;أرسل إلينا;راسلنا;راسلونا;تواصل معنا;تواصلوا معنا;اكتب لنا;اكتبوا لنا;envoyez-les;
envoyez-nous;envoyez vos;écrivez-nous;contactez-nous;contactez la rédaction;envíenos;envíanos;envíelas;
escríbanos;escríbenos;contáctenos;schreiben sie uns;senden sie uns;schicken sie uns;kontaktieren sie uns;
scrivici;inviaci;scrivi alla redazione;envie para;escreva para;пишите нам;напишите нам;присылайте;пришлите;
свяжитесь с нами;пишіть нам;напишіть нам;надсилайте;надішліть;bize yazın;bize ulaşın;bize gönderin;
برای ما بفرستید;برای ما ارسال;با ما تماس بگیرید;به ما بنویسید;ہمیں بھیجیں;ہمیں لکھیں;ہم سے رابطہ;שלחו לנו;
כתבו לנו;צרו קשר;请联系我们;联系我们;欢迎投稿;投稿邮箱;हमें भेजें;हमें लिखें;kirimkan ke;hubungi kami
"""
"""In a line with a question to the reader, or opening a line."""

SITES = """
facebook;twitter;x;whatsapp;telegram;instagram;linkedin;pinterest;reddit;youtube;tiktok;threads;bluesky;
mastodon;viber;vk;ok;messenger;email;e-mail;mail;rss;flipboard;pocket;line;kakao;wechat;weibo;google news;
google;sms;signal;snapchat;link;copy;فيسبوك;فيس بوك;تويتر;إكس;منصة إكس;واتساب;واتس اب;تلغرام;تليغرام;تيليغرام;
تلجرام;انستغرام;إنستغرام;انستجرام;لينكدإن;لينكد إن;يوتيوب;تيك توك;بريد إلكتروني;البريد الإلكتروني;سناب شات;رابط;
الرابط;فیسبوک;توییتر;ایکس;واتساپ;تلگرام;اینستاگرام;لینکدین;یوتیوب;ایمیل;ایتا;بله;فیس بک;ٹوئٹر;واٹس ایپ;
ٹیلی گرام;انسٹاگرام;یوٹیوب;ای میل;פייסבוק;טוויטר;אקס;וואטסאפ;ווטסאפ;טלגרם;אינסטגרם;מייל;דוא"ל;фейсбук;твиттер;
вконтакте;одноклассники;телеграм;ватсап;вотсап;вайбер;почта;твіттер;пошта;e-posta;微信;微博;朋友圈;qq空间;qq;
抖音;courriel;correo;correo electrónico;e-mail senden;और;फेसबुक;ट्विटर;व्हाट्सएप;टेलीग्राम
"""
"""Names of the sites that share links lead to."""
