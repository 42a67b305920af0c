"""The words by which pages name their links, continued: South-East and East Asia. See `words`."""

from crawler.reading.words import Cue

EASTERN: dict[str, dict[Cue, str]] = {
    "id": {
        Cue.NEXT: "selanjutnya|berikutnya|lanjut|lanjutan|maju",
        Cue.PREVIOUS: "sebelumnya|kembali|mundur",
        Cue.NEXT_PAGE: "halaman selanjutnya|halaman berikutnya|{lanjut,lanjutkan,bersambung} ke halaman"
        "|laman {berikutnya,selanjutnya}|ke halaman",
        Cue.PREVIOUS_PAGE: "halaman sebelumnya|laman sebelumnya",
        Cue.NEXT_PART: "bagian selanjutnya|bagian berikutnya|bab selanjutnya|bab berikutnya|{episode,seri,"
        "chapter} {selanjutnya,berikutnya}|{lanjut,lanjutkan} ke bagian|baca bagian {selanjutnya,"
        "berikutnya}|ke bagian|kelanjutan|bersambung ke bagian|baca lanjutannya",
        Cue.PREVIOUS_PART: "bagian sebelumnya|bab sebelumnya|{episode,seri,chapter} sebelumnya|kembali ke bagian",
        Cue.NEXT_ARTICLE: "artikel selanjutnya|artikel berikutnya|pos berikutnya|{berita,tulisan,kolom,"
        "postingan} {selanjutnya,berikutnya}",
        Cue.PREVIOUS_ARTICLE: "artikel sebelumnya|pos sebelumnya|{berita,tulisan,kolom,postingan} sebelumnya",
        Cue.CONTINUE: "lanjutkan membaca|klik di sini untuk melanjutkan|teruskan membaca|{lanjutkan,"
        "lanjut} baca|lanjut membaca|klik untuk melanjutkan|baca kelanjutan",
        Cue.READ_MORE: "baca selengkapnya|selengkapnya|baca lebih lanjut|baca lainnya|lebih lanjut"
        "|lihat selengkapnya|selanjutnya baca|baca artikel",
        Cue.OLDER: "pos lama|artikel lama|lebih lama|posting lama|{postingan,artikel,tulisan,"
        "berita} {lama,lebih lama,terdahulu,lawas}",
        Cue.NEWER: "pos baru|lebih baru|{postingan,artikel,tulisan} {baru,lebih baru}",
        Cue.LOAD_MORE: "muat lebih banyak|tampilkan lebih banyak|muat lainnya|lebih banyak artikel|{muat,"
        "tampilkan,lihat} {lagi,lainnya,lebih}|{artikel,berita} lainnya|lihat lebih banyak"
        "|muat artikel lainnya",
        Cue.VIEW_ALL: "satu halaman|tampilkan semua|lihat semua halaman|{dalam,baca} satu halaman"
        "|{artikel,tampilkan artikel} lengkap|lihat semua|semua halaman",
        Cue.PRINT: "cetak|versi cetak|cetak {artikel,halaman ini}|print artikel",
        Cue.EXPAND: "tampilkan artikel lengkap|selengkapnya|{tampilkan,lihat} {selengkapnya,lebih banyak,"
        "semua}|baca selengkapnya|buka semua",
        Cue.SERIES: "semua bagian|dalam seri ini|seri ini|dari seri|daftar isi|semua {episode,bab,seri}"
        "|{lihat,baca} semua bagian|serial ini|bagian lain|seluruh seri",
        Cue.PAYWALL: "berlangganan|masuk|daftar|{masuk,berlangganan,daftar} {untuk,sekarang}|login"
        "|jadi pelanggan|khusus pelanggan",
        Cue.COMMENTS: "komentar|tinggalkan komentar|balas|{lihat,semua,tulis,tambah} komentar"
        "|beri komentar|komentar lama",
        Cue.RELATED: "artikel terkait|baca juga|lihat juga|berita terkait|terkait|{artikel,berita,"
        "tulisan} {terkait,lainnya,serupa}|baca {juga,pula}|simak juga|rekomendasi|mungkin anda suka"
        "|artikel pilihan",
        Cue.POPULAR: "terpopuler|populer|artikel terbaru|berita terbaru|{berita,artikel} {populer,"
        "terpopuler,terkini}|paling {populer,banyak dibaca}|terbaru|terkini",
    },
    "ms": {
        Cue.NEXT: "seterusnya|ke hadapan",
        Cue.PREVIOUS: "sebelumnya|kembali|terdahulu",
        Cue.NEXT_PAGE: "halaman {seterusnya,berikutnya}|muka surat seterusnya|sambungan di halaman",
        Cue.PREVIOUS_PAGE: "halaman {sebelumnya,terdahulu}|muka surat sebelumnya",
        Cue.NEXT_PART: "{bahagian,bab,episod,siri} {seterusnya,berikutnya}|sambungan|ke bahagian",
        Cue.PREVIOUS_PART: "{bahagian,bab,episod,siri} {sebelumnya,terdahulu}",
        Cue.NEXT_ARTICLE: "{artikel,catatan,berita,rencana} seterusnya",
        Cue.PREVIOUS_ARTICLE: "{artikel,catatan,berita,rencana} {sebelumnya,terdahulu}",
        Cue.CONTINUE: "teruskan {membaca,bacaan}|sambung {membaca,baca}|klik di sini untuk meneruskan",
        Cue.READ_MORE: "baca lagi|lagi|baca seterusnya|baca selanjutnya|maklumat lanjut|baca artikel penuh",
        Cue.OLDER: "catatan lama|artikel {lama,terdahulu}|lebih lama",
        Cue.NEWER: "catatan {baru,baharu}|artikel {baru,baharu}|lebih {baru,baharu}",
        Cue.LOAD_MORE: "{muat,papar,muatkan,lihat} {lagi,lebih banyak}|lagi {artikel,berita}"
        "|lebih banyak {artikel,berita}",
        Cue.VIEW_ALL: "{dalam,pada} satu halaman|artikel penuh|papar semua|lihat semua",
        Cue.PRINT: "cetak|versi cetakan|cetak artikel",
        Cue.EXPAND: "papar artikel penuh|papar lagi|baca lagi",
        Cue.SERIES: "semua {bahagian,bab,episod}|dalam siri ini|siri ini|daripada siri|isi kandungan",
        Cue.PAYWALL: "log masuk|langgan|daftar|langgan sekarang|daftar masuk|daftar akaun",
        Cue.COMMENTS: "komen|ulasan|tinggalkan komen|balas|tambah komen",
        Cue.RELATED: "artikel {berkaitan,berkenaan}|berita berkaitan|baca juga|lihat juga|berkaitan",
        Cue.POPULAR: "popular|paling popular|terkini|paling banyak dibaca|artikel terkini",
    },
    "vi": {
        Cue.NEXT: "tiếp|tiếp theo|kế tiếp",
        Cue.PREVIOUS: "trước|quay lại|trở lại",
        Cue.NEXT_PAGE: "trang {sau,tiếp,tiếp theo,kế,kế tiếp,tới}|xem tiếp trang|sang trang|đến trang",
        Cue.PREVIOUS_PAGE: "trang trước",
        Cue.NEXT_PART: "{phần,kỳ,chương,tập} {sau,tiếp,tiếp theo,kế,kế tiếp,tới}|xem tiếp {phần,kỳ}"
        "|đọc tiếp {phần,kỳ}|còn tiếp",
        Cue.PREVIOUS_PART: "{phần,kỳ,chương,tập} {trước,trước đó}",
        Cue.NEXT_ARTICLE: "{bài,bài viết,tin} {sau,tiếp,tiếp theo,kế tiếp,kế}",
        Cue.PREVIOUS_ARTICLE: "{bài,bài viết,tin} {trước,trước đó}",
        Cue.CONTINUE: "đọc tiếp|tiếp tục đọc|xem tiếp|nhấn vào đây để {đọc tiếp,tiếp tục}|bấm vào đây để đọc tiếp",
        Cue.READ_MORE: "đọc thêm|xem thêm|chi tiết|xem chi tiết|tìm hiểu thêm|xem toàn bộ|đọc bài",
        Cue.OLDER: "cũ hơn|{bài,bài viết,bài đăng,tin} cũ hơn|các bài {cũ,trước}|bài cũ",
        Cue.NEWER: "mới hơn|{bài,bài viết,bài đăng,tin} mới hơn",
        Cue.LOAD_MORE: "{xem,tải,hiển thị,hiện} thêm|thêm {bài viết,tin}|tải thêm bài viết",
        Cue.VIEW_ALL: "{trên,trong} một trang|toàn bài|xem {toàn bài,tất cả,đầy đủ}|tất cả các trang|toàn văn",
        Cue.PRINT: "bản in|in bài viết|in trang này|in bài này",
        Cue.EXPAND: "xem toàn bộ|xem đầy đủ|mở rộng|xem thêm|hiện thêm",
        Cue.SERIES: "tất cả các {phần,kỳ,chương,tập}|trong loạt bài|loạt bài|loạt bài này|mục lục"
        "|cùng loạt bài|các kỳ khác",
        Cue.PAYWALL: "đăng nhập|đăng ký|đăng kí|mua gói|đặt mua|trở thành thành viên",
        Cue.COMMENTS: "bình luận|ý kiến|gửi bình luận|trả lời|viết bình luận|để lại bình luận",
        Cue.RELATED: "{bài viết,bài,tin} liên quan|có thể bạn quan tâm|liên quan|bài cùng chủ đề"
        "|tin cùng chuyên mục|bạn có thể thích|xem thêm về",
        Cue.POPULAR: "đọc nhiều|xem nhiều|phổ biến|tin mới|mới nhất|đọc nhiều nhất|nổi bật|bài viết mới",
    },
    "th": {
        Cue.NEXT: "ถัดไป|ต่อไป|หน้า",
        Cue.PREVIOUS: "ก่อนหน้า|ย้อนกลับ|กลับ|ก่อนหน้านี้",
        Cue.NEXT_PAGE: "หน้า{ถัดไป,ต่อไป}|อ่านต่อหน้า|ไปหน้าถัดไป|ต่อหน้า",
        Cue.PREVIOUS_PAGE: "หน้า{ก่อนหน้า,ก่อน,ที่แล้ว}|หน้าก่อนหน้านี้",
        Cue.NEXT_PART: "{ตอน,บท,ภาค}{ถัดไป,ต่อไป}|อ่านต่อตอน|อ่านตอนต่อไป|ตอนหน้า",
        Cue.PREVIOUS_PART: "{ตอน,บท,ภาค}{ก่อนหน้า,ที่แล้ว,ก่อน}|ตอนก่อนหน้านี้",
        Cue.NEXT_ARTICLE: "{บทความ,เรื่อง,ข่าว,โพสต์}{ถัดไป,ต่อไป}",
        Cue.PREVIOUS_ARTICLE: "{บทความ,เรื่อง,ข่าว,โพสต์}{ก่อนหน้า,ก่อนหน้านี้}",
        Cue.CONTINUE: "อ่านต่อ|อ่านต่อที่นี่|คลิกเพื่ออ่านต่อ|อ่านต่อได้ที่",
        Cue.READ_MORE: "อ่านเพิ่มเติม|เพิ่มเติม|รายละเอียด|อ่านทั้งหมด|ดูรายละเอียด|อ่านบทความ",
        Cue.OLDER: "{บทความ,เรื่อง,โพสต์,ข่าว}{เก่ากว่า,เก่า,ที่เก่ากว่า}|เก่ากว่า",
        Cue.NEWER: "{บทความ,เรื่อง,โพสต์,ข่าว}{ใหม่กว่า,ที่ใหม่กว่า}|ใหม่กว่า",
        Cue.LOAD_MORE: "โหลดเพิ่ม|โหลดเพิ่มเติม|ดูเพิ่มเติม|แสดงเพิ่มเติม|ดูเพิ่ม|ดูทั้งหมด",
        Cue.VIEW_ALL: "อ่านทั้งหมดในหน้าเดียว|แสดงทั้งหมด|บทความฉบับเต็ม|ในหน้าเดียว",
        Cue.PRINT: "พิมพ์|พิมพ์หน้านี้|พิมพ์บทความ|เวอร์ชันสำหรับพิมพ์",
        Cue.EXPAND: "แสดงทั้งหมด|แสดงเพิ่มเติม|อ่านทั้งหมด|ขยาย",
        Cue.SERIES: "{ตอน,บท}ทั้งหมด|ทุกตอน|ในซีรีส์นี้|ซีรีส์นี้|สารบัญ|รวมทุกตอน",
        Cue.PAYWALL: "เข้าสู่ระบบ|สมัครสมาชิก|ลงทะเบียน|ล็อกอิน|ลงชื่อเข้าใช้",
        Cue.COMMENTS: "ความคิดเห็น|แสดงความคิดเห็น|ความเห็น|ตอบกลับ|คอมเมนต์",
        Cue.RELATED: "{บทความ,เรื่อง,ข่าว}{ที่เกี่ยวข้อง,เกี่ยวข้อง}|เรื่องที่คุณอาจสนใจ|อ่านเพิ่มเติมเกี่ยวกับ|เกี่ยวข้อง|บทความแนะนำ",
        Cue.POPULAR: "ยอดนิยม|บทความยอดนิยม|อ่านมากที่สุด|ล่าสุด|ข่าวล่าสุด|บทความล่าสุด|มาแรง",
    },
    "zh": {
        Cue.NEXT: "下一|下一个|往后|下頁|下页|后一页|下一步|下一張|向后",
        Cue.PREVIOUS: "上一|上一个|返回|上頁|上页|返回上一页|上一步",
        Cue.NEXT_PAGE: "下一页|下一頁|下页|下頁|后一页|後一頁|后页|{继续阅读,繼續閱讀}{下一页,下一頁,第}"
        "|{转,轉}{下一页,下一頁}|下一页继续|{点击进入,点击}下一页",
        Cue.PREVIOUS_PAGE: "上一页|上一頁|上页|上頁|前一页|前一頁",
        Cue.NEXT_PART: "下一部分|下一章|下一集|下一回|下一节|下一期|下集|续篇|{下一}{章节,回合,讲,話,话,"
        "篇章,部,卷,頁篇}|下篇|续集|續集|續篇|{阅读,閱讀}下{集,篇,一章}|{未完待续,未完待續}",
        Cue.PREVIOUS_PART: "上一部分|上一章|上一集|上一回|上一节|上一期|上集|{上一}{章节,讲,話,话,部,卷}"
        "|上篇|{阅读,閱讀}上{集,篇,一章}|{返回,回到}上{集,篇,一章}",
        Cue.NEXT_ARTICLE: "下一篇|下一篇文章|下篇文章|后一篇|下{一则,一則,一条,一條}|下一篇{日志,博文,"
        "文章,新闻,專欄,专栏}|下則|{下篇文章,下一文章}",
        Cue.PREVIOUS_ARTICLE: "上一篇|上一篇文章|前一篇|上{一则,一則,一条,一條}|上一篇{日志,博文,文章,"
        "新闻,專欄,专栏}|上篇文章",
        Cue.CONTINUE: "继续阅读|繼續閱讀|点击继续|點擊繼續|接着读|{点击,點擊}{继续,繼續}{阅读,閱讀}"
        "|继续看|往下读|{接续,接續}阅读",
        Cue.READ_MORE: "阅读更多|查看更多|更多|閱讀更多|阅读全文|閱讀全文|查看详情|详细|了解更多|看更多"
        "|{阅读,閱讀}文章|查看原文|{详细,詳細}内容",
        Cue.OLDER: "较旧的文章|更早的文章|較舊的文章|较早|旧文章|{早期,过往,往期,以往,以前}{文章,專欄,"
        "专栏,的文章}|舊文章|{更早,更舊,更旧}",
        Cue.NEWER: "较新的文章|較新的文章|更新的文章",
        Cue.LOAD_MORE: "加载更多|載入更多|点击加载更多|显示更多|顯示更多|更多文章|{加载,載入,加載,显示,"
        "查看,查看更多,顯示}更多{文章,内容,內容,专栏}|更多{专栏,專欄,内容,內容,新闻,新聞}|{点击,"
        "點擊}查看更多",
        Cue.VIEW_ALL: "全文|单页阅读|在一页显示|显示全部|查看全文|余下全文|阅读余下全文|顯示全文|一页看完"
        "|{阅读,閱讀,显示,查看,浏览}{全文,全部}|单页{显示,浏览,模式}|單頁{顯示,閱讀}|全部{显示,內容}"
        "|{在本页,在本頁}{显示,顯示}{全文,全部}|{不分页,不分頁}{显示,顯示,阅读}",
        Cue.PRINT: "打印|打印本页|列印|友好打印|打印版|{打印,列印}{此文,文章,本文,版本}|友善列印|{打印,列印}版本",
        Cue.EXPAND: "展开全文|展开|展開全文|点击展开|显示全文|展开阅读全文|閱讀全文",
        Cue.SERIES: "全部章节|系列文章|本系列|专题|目录|目錄|查看全部系列|该系列|{查看,阅读,"
        "閱讀}{整个系列,全系列,整個系列,该系列,系列}|{全部,所有}{章节,章節,剧集,文章列表}|{系列,連載,"
        "连载}{目录,目錄,列表,全部文章}|{返回,回到}{目录,目錄,系列,书页}|{章节,章節}{目录,目錄,列表}"
        "|{本系列,同系列}{文章,其他文章}|此系列|系列文",
        Cue.PAYWALL: "登录|登錄|登入|注册|註冊|订阅|訂閱|会员登录|成为会员|{登录,登錄,登入}{后,後,以,查看,"
        "继续}|{立即,马上}{登录,订阅,註冊,注册}|{开通,購買}会员|{会员,會員}{专享,專享,登入}|付费{阅读,"
        "订阅}",
        Cue.COMMENTS: "评论|評論|留言|发表评论|回复|查看评论|添加评论|{查看,所有,全部,更多}{评论,評論,"
        "留言}|{发表,發表}{评论,評論}|我要{评论,留言}|网友评论",
        Cue.RELATED: "相关文章|相關文章|相关阅读|相關閱讀|相关新闻|推荐阅读|推薦閱讀|延伸阅读|延伸閱讀"
        "|猜你喜欢|你可能也喜欢|为您推荐|相关推荐|相{关,關}{报道,報導,新聞,资讯,内容,文章推荐}|{猜你,"
        "您可能}{喜歡,也喜欢,感兴趣}|{延伸,推荐,推薦,更多}{阅读,閱讀,文章推荐}|{看更多,更多}相关|同类文章"
        "|{编辑,編輯}{推荐,推薦}",
        Cue.POPULAR: "热门文章|熱門文章|最新文章|热门|熱門|阅读排行|点击排行|热点|最新|排行榜|热文|{本周,"
        "本月,今日}{热门,熱門,排行}|{热门,熱門}{推荐,推薦,新闻,新聞,点击}|最{近,新}{文章,更新,新闻,發表}"
        "|{人气,人氣}{排行,文章}|{阅读,閱讀}排行榜|最受欢迎",
    },
    "ja": {
        Cue.NEXT: "次|次へ|次へ進む|進む|次へ移動|次に進む",
        Cue.PREVIOUS: "前|前へ|戻る|前へ戻る|前に戻る|一つ前へ",
        Cue.NEXT_PAGE: "次のページ|次ページ|次のページへ|次ページへ|次頁|次のページに進む|次の{頁,"
        "ページを見る,ページを読む,ページに続く}|{続きは,続く}次の{ページ,頁}{で,へ,}|次ページに続く"
        "|ページ目へ",
        Cue.PREVIOUS_PAGE: "前のページ|前ページ|前のページへ|前ページへ|前頁",
        Cue.NEXT_PART: "次回|次の話|次話|次の回|次章|後編へ|後編はこちら|第2回へ|続編|{次回,次の話,次話,"
        "続き,続編,後編,後篇,中編,下巻}{へ,へ続く,はこちら,を読む,に続く}|次の{エピソード,章,章へ,回へ,"
        "話へ,回を読む}|次章へ|続きは{後編,次回,後篇}",
        Cue.PREVIOUS_PART: "前回|前の話|前話|前の回|前章|前編へ|前編はこちら|{前回,前の話,前話,前編,前篇,"
        "上巻}{へ,はこちら,を読む,の記事,に戻る,から読む}|前の{エピソード,章,回へ,章へ,話へ}"
        "|第1回{はこちら,から読む,を読む}",
        Cue.NEXT_ARTICLE: "次の記事|次の記事へ|次の投稿|次の{コラム,エッセイ,ニュース,投稿へ,エントリー}"
        "|次の記事を読む",
        Cue.PREVIOUS_ARTICLE: "前の記事|前の記事へ|前の投稿|前の{コラム,エッセイ,ニュース,投稿へ,エントリー}",
        Cue.CONTINUE: "続きを読む|続きはこちら|続きを見る|続きへ|続きを{よむ,読む方はこちら}"
        "|つづきを{読む,よむ}|続きは{こちらから,こちらへ}|この続きを読む|つづきはこちら",
        Cue.READ_MORE: "もっと読む|もっと見る|詳しく見る|詳細|記事を読む|{詳しく,詳細}{はこちら,を見る,"
        "を読む}|記事{を見る,全文を読む}|くわしく見る",
        Cue.OLDER: "過去の記事|古い記事|以前の記事|古い投稿|{過去,以前,古い}の{コラム,投稿,記事一覧,"
        "エントリー}|過去記事|{古い}{エントリー,記事へ}|以前の投稿",
        Cue.NEWER: "新しい記事|新しい投稿|新しい{エントリー,記事へ}",
        Cue.LOAD_MORE: "さらに読み込む|もっと表示|さらに表示|もっと見る|さらに見る|記事一覧|{さらに,"
        "もっと}{読み込む,表示する,記事を見る}|もっと{記事を見る,読み込む}|次の{10,20,30}件|もっとみる"
        "|さらに表示する|次の件",
        Cue.VIEW_ALL: "全文表示|1ページで読む|全文を読む|すべて表示|全て表示|一括表示|{全文,全ページ,"
        "すべて}を{1ページで,}{表示,見る,読む}|{1,一}ページに{まとめて,}表示|全ページを表示|記事全文",
        Cue.PRINT: "印刷|印刷する|印刷用ページ|印刷用|{この,}{ページ,記事}{を,の}印刷|印刷{画面,用画面,"
        "ページ,プレビュー}|プリント",
        Cue.EXPAND: "全文を表示|続きを表示|もっと見る|全文表示する|{続き,全文,すべて}を{開く,見る,"
        "表示する}|全文を読む|続きを読む",
        Cue.SERIES: "連載一覧|シリーズ一覧|この連載|このシリーズ|連載記事一覧|目次|この連載の記事"
        "|連載トップ|全話一覧|バックナンバー|{連載,シリーズ}{の一覧,一覧を見る,一覧へ,目次,をまとめて読む,"
        "のトップ,トップへ,の記事一覧,全記事,を最初から読む}|{第1話,最初}から読む|{全話,全回,各話,"
        "エピソード}{一覧,を見る}|{目次,一覧}{へ,に戻る,へ戻る}|{この}{連載,シリーズ}{の一覧,一覧,"
        "をもっと読む,のほかの記事,の他の記事}|連載の一覧",
        Cue.PAYWALL: "ログイン|会員登録|購読|有料会員|新規登録|会員限定|無料会員登録|{ログイン,会員登録,"
        "購読,無料登録}{して,する,すると,が必要}|{有料,無料}会員{になる,登録,限定}|{続きは,"
        "この記事は}{有料,会員}|{購読,会員}{申し込み,申込}|定期購読",
        Cue.COMMENTS: "コメント|コメントする|コメントを書く|返信|コメント一覧|コメントを{見る,読む,残す,"
        "投稿,する,もっと見る}|{すべての,古い}コメント|みんなのコメント|返信する",
        Cue.RELATED: "関連記事|関連する記事|あわせて読みたい|おすすめ記事|おすすめ|こちらもおすすめ"
        "|関連ニュース|関連リンク|関連キーワード|{関連,おすすめ}{コンテンツ,の記事,トピックス,する記事}"
        "|{こちら,こんな記事}も{読まれています,おすすめ,あわせて}|{あわせて,合わせて}{読む,読みたい,"
        "読もう}|この記事を読んだ人|{よく,他にも}読まれている記事|関連する投稿",
        Cue.POPULAR: "人気記事|ランキング|人気|新着記事|最新記事|アクセスランキング|人気記事ランキング"
        "|新着|{人気,注目,最近}の{記事,投稿,コラム,ニュース}|{アクセス,人気}{ランキング,数ランキング}"
        "|よく読まれ{ている記事,ている,てる記事}|{新着,最新}{の記事,情報,一覧}|話題の記事",
    },
    "ko": {
        Cue.NEXT: "다음|다음으로|다음으로 이동|앞으로",
        Cue.PREVIOUS: "이전|이전으로|뒤로",
        Cue.NEXT_PAGE: "다음 페이지|다음페이지|다음 쪽|{다음,다음으로} 페이지{로,로 이동,로 계속}|다음 쪽으로",
        Cue.PREVIOUS_PAGE: "이전 페이지|이전페이지|이전 쪽",
        Cue.NEXT_PART: "다음 편|다음 화|다음편|다음화|다음 회|다음 장|{다음} {편,화,회,장,이야기} {보기,"
        "읽기,보러가기,바로가기}|다음 {이야기,연재,에피소드,챕터,부}|다음회|{후편,하편,2편} {보기,읽기}"
        "|속편",
        Cue.PREVIOUS_PART: "이전 편|이전 화|이전편|이전화|지난 회|이전 장|{이전,지난} {편,화,회,장,"
        "이야기} {보기,읽기,보러가기}|{지난,이전} {이야기,연재,에피소드,챕터,부}|이전회|{전편,상편,"
        "1편} {보기,읽기}",
        Cue.NEXT_ARTICLE: "다음 글|다음글|다음 기사|다음기사|다음 {칼럼,포스트,게시물,게시글,뉴스,소식}|다음 글 보기",
        Cue.PREVIOUS_ARTICLE: "이전 글|이전글|이전 기사|이전기사|이전 {칼럼,포스트,게시물,게시글,뉴스,"
        "소식}|이전 글 보기",
        Cue.CONTINUE: "계속 읽기|이어 읽기|계속 보기|이어서 읽기|계속 읽으려면|{계속,이어서} {읽어보기,"
        "읽으려면,보려면,보시려면}|이어보기|계속읽기|이어서 보기",
        Cue.READ_MORE: "더 보기|더보기|자세히 보기|자세히|전체 기사 보기|기사 보기|{더,자세히} {읽기,"
        "알아보기,읽어보기}|기사 {전문,읽기}|자세히보기|더 알아보기",
        Cue.OLDER: "이전 글 목록|오래된 글|지난 글|예전 글|{지난,예전,오래된} {칼럼,기사,게시물,포스트}|이전 글들",
        Cue.NEWER: "최신 글 목록|새 글|{최신,새로운} {칼럼,게시물,포스트}",
        Cue.LOAD_MORE: "더 불러오기|더 보기|더보기|기사 더보기|목록 더보기|{칼럼,글,뉴스,게시물} {더보기,"
        "더 보기}|{더,더 많은} {불러오기,글 보기,기사 보기}|더 많은 기사|목록 더 보기",
        Cue.VIEW_ALL: "전체 보기|전문 보기|한 페이지로 보기|한 페이지로|전체보기|{전체,모두} {펼쳐 보기,"
        "기사 보기,글 보기}|기사 전문|한 페이지에 보기|모두 보기|전문보기",
        Cue.PRINT: "인쇄|인쇄하기|프린트|{기사,본문,페이지} {인쇄,프린트}|인쇄용 {화면,페이지,보기}|프린트하기",
        Cue.EXPAND: "펼치기|전문 펼치기|더 보기|{전체,본문,기사} {펼치기,펼쳐보기,더보기}|더보기|계속 보기",
        Cue.SERIES: "시리즈 전체|연재 목록|시리즈 목록|이 시리즈|이 연재|시리즈 보기|연재 보기|목차"
        "|전편 보기|{시리즈,연재} {전체 보기,목록 보기,전체보기,기사 보기,더보기,모아보기,홈,모두 보기}"
        "|{전체,모든} {회차,에피소드,편,화} {보기,목록,}|{목차,목록}{로,으로 돌아가기}"
        "|이 시리즈의 {다른 글,다른 기사}|연재 전체|연재글 보기",
        Cue.PAYWALL: "로그인|회원가입|구독|구독하기|가입하기|{로그인,구독,회원가입} {후,하고,하기,하시면}"
        "|{유료,무료} {회원,구독}|정기구독|{구독자,회원} 전용|지금 구독",
        Cue.COMMENTS: "댓글|댓글 쓰기|댓글 달기|답글|의견|댓글 {보기,더보기,남기기,전체보기,등록}|{모든,"
        "이전,전체} 댓글|의견 {쓰기,보기}|답글 달기",
        Cue.RELATED: "관련 기사|관련기사|관련 글|관련글|추천 기사|함께 보면 좋은|추천기사|관련 뉴스|{함께,"
        "같이} {읽으면 좋은,보면 좋은,볼만한} {글,기사,}|{관련,추천,연관} {뉴스,글,기사 보기,콘텐츠,칼럼,"
        "포스트}|이런 {기사,글}는 어때요|연관 기사|더 읽을거리",
        Cue.POPULAR: "인기 기사|많이 본|인기글|많이 본 뉴스|최신 기사|최신 글|많이 읽은|인기 글|{많이,"
        "가장 많이} {본 기사,읽은 기사,본 뉴스,읽은 글}|{최신,최근} {뉴스,글,기사,댓글}|{인기,주요} {뉴스,"
        "칼럼,기사}|실시간 {인기,뉴스}|핫이슈",
    },
}
