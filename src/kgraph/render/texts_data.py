"""The words of the page of the data, and of the tables that it offers; see ``texts``."""

from __future__ import annotations

DATA_TEXTS = {
    "to-data": ("データ", "Data"),
    "data-title": ("データのダウンロード・作り方・引用のしかた", "Downloads, how it was made, how to cite it"),
    "data-lead": (
        "このサイトのもとになったデータを、すべてここから保存できます。ファイルはこのフォルダーの中にあるので、"
        "ネットワークにつながっていなくても開けます。",
        "All data behind this site can be saved from here. The files lie in this very folder: no network is needed.",
    ),
    "data-first": (
        "まず見るなら：エクセルのブック（3つの表が入っています）",
        "To begin with: the workbook for Excel, with all three tables",
    ),
    "d-save": ("保存する", "Save"),
    "narrowed-csv": ("しぼりこみの中の行を保存（CSV）", "Save the rows inside (CSV)"),
    # parts
    "d-tables": ("エクセルで開く表", "Tables for Excel"),
    "d-tables-how": (
        "CSV は文字化けしないように（UTF-8、BOM 付き）書いてあり、エクセルでダブルクリックして開けます。",
        "The CSV files are UTF-8 with a byte-order mark: Excel opens them by a double click, with all characters right.",
    ),
    "d-analysis": ("分析の結果の表", "Tables of the analysis"),
    "d-analysis-how": (
        "各ページに出ている順位やまとまりの、全部の行と数字です。計算で得たもので、資料に書かれているものではありません。"
        "プログラムで読むための列の名前の表は、kgraph brokers などの --format csv で書き出せます。",
        "Every row and figure behind the pages. They are computed; no source says them. With the column names that programs "
        "read, kgraph brokers and its like write them (--format csv).",
    ),
    "d-networks": ("つながりを描くソフト向け", "For programs that draw networks"),
    "d-networks-how": (
        "団体と連携先を点、つながりを線にしたファイルです。何を「同じ相手」とみなすか（見る細かさ）で、中身が変わります。",
        "Groups and partners as points, links as lines. What they hold depends on what counts as the same partner: the level.",
    ),
    "d-fewer": (
        "つながりが多いため、主な形式だけを置いています。ほかの形式は kgraph export で書き出せます。",
        "There are many links, so only the main formats lie here; kgraph export writes the others.",
    ),
    "d-packed": (
        "大きいファイルは ZIP に入れてあります。ダブルクリックして、中のファイルを取り出してください。",
        "Large files are in a ZIP archive: open it and take the file out.",
    ),
    "d-graphs": ("プログラム・研究で使う形（RDF）", "For programs and research (RDF)"),
    "d-graphs-how": (
        "資料の記載を、言葉・行・意味の定義まで含めて機械が読める形にしたものです。使っている用語の意味は、"
        "用語のページにあります。各ページの下の「このページのデータ」は、この一部です。",
        "What the sources say in a form that machines read, with the words, their lines, and what each term means. "
        "The link “The data of this page” below each page is a part of it.",
    ),
    "d-form": ("記入用の調査票", "The form to fill in"),
    "d-form-how": (
        "自分の地域の団体について、同じ形で集めるための用紙です。記入したものは kgraph read がそのまま読みます。",
        "To collect the same about groups of your own area. kgraph read takes it as it is, once filled in.",
    ),
    "th-d-what": ("内容", "What it is"),
    "th-d-for": ("使いみち", "What it is for"),
    "th-d-files": ("ファイル（大きさ）", "Files (size)"),
    # tables
    "d-all": ("3つの表をまとめたブック", "All three tables as one workbook"),
    "d-all-for": ("エクセルで見る・しぼり込む・印刷する", "to read, filter and print in Excel"),
    "d-partners": ("連携先の記載", "Mentions of partners"),
    "d-partners-for": (
        "どの団体が、だれを、どの言葉で、何行目に書いたか（1つの記載が1行）",
        "which group mentions whom, in which words, on which line (a row for each mention)",
    ),
    "d-groups": ("団体", "Groups"),
    "d-groups-for": (
        "団体の地域・取組・対象・設立・スタッフなど（1団体が1行）",
        "where groups are active, their targets, founding, staff (a row for each group)",
    ),
    "d-bodies": ("名前のある連携先", "Partners that are named"),
    "d-bodies-for": (
        "連携先の種類・地域・挙げた団体（1つの相手が1行）",
        "kind and place of partners, and who mentions them (a row for each)",
    ),
    "d-brokers": ("だれが団体をつないでいるか", "Who links the groups"),
    "d-brokers-for": ("順位・確かさ・根拠の言葉と行", "ranks, how sure they are, and the words behind them"),
    "d-clusters": ("団体のまとまり", "Which groups belong together"),
    "d-clusters-for": (
        "どの団体がどのまとまりに入るか、確かさ",
        "which group is in which cluster, and how sure that is",
    ),
    "d-gaps": ("書かれていないこと", "What is not written"),
    "d-gaps-for": (
        "対象・取組・相手の種類ごとの団体数、地域ごとの表",
        "how many groups tick or mention what, by place",
    ),
    # networks
    "d-gexf": ("GEXF", "GEXF"),
    "d-gexf-for": ("Gephi（大きな図を描く無料のソフト）で開く", "opens in Gephi, a free program for large drawings"),
    "d-graphml": ("GraphML", "GraphML"),
    "d-graphml-for": (
        "yEd・Cytoscape・Gephi・R や Python など、多くのソフトで開く",
        "opens in most programs: yEd, Cytoscape, Gephi, R, Python",
    ),
    "d-kumu": ("Kumu のブック", "Workbook for Kumu"),
    "d-kumu-for": (
        "Kumu（ウェブで関係図を作るサービス）に読み込む。外のサービスに送ることになるので、所属先の決まりを確かめてください",
        "to import into Kumu, a service on the web: it sends the data out, so check what your office allows",
    ),
    "d-cytoscape": ("Cytoscape の JSON", "JSON for Cytoscape"),
    "d-cytoscape-for": ("Cytoscape で開く", "opens in Cytoscape"),
    "d-pajek": ("Pajek", "Pajek"),
    "d-pajek-for": (
        "Pajek など、ネットワーク分析のソフトで開く",
        "opens in Pajek and other programs of network analysis",
    ),
    "d-pajek-two-mode": ("Pajek（団体と連携先を分けた形）", "Pajek, two-mode"),
    "d-pajek-two-mode-for": ("Pajek で、団体と連携先を別々に扱う分析", "for the two-mode menus of Pajek"),
    "d-json": ("JSON（点と線）", "JSON (nodes and edges)"),
    "d-json-for": ("プログラムで図を描く（D3 など）", "for programs that draw, such as those made with D3"),
    "d-nodes-csv": ("点の表（CSV）", "Table of nodes (CSV)"),
    "d-nodes-csv-for": ("団体と連携先の一覧。線の表と組で使う", "groups and partners, to go with the table of edges"),
    "d-edges-csv": ("線の表（CSV）", "Table of edges (CSV)"),
    "d-edges-csv-for": (
        "つながりの一覧。言葉と行つき。エクセルでも開ける",
        "links with words and lines; opens in Excel too",
    ),
    "d-flat-csv": ("組ごとに1行の表（CSV）", "One row for each pair (CSV)"),
    "d-flat-csv-for": ("点と線だけの簡単な表。ソフトへの読み込み用", "the plainest table of links, for import"),
    # graphs
    "d-turtle": ("Turtle", "Turtle"),
    "d-turtle-for": ("人も読める RDF。はじめて使うならこれ", "RDF that people can read: the one to begin with"),
    "d-ntriples": ("N-Triples", "N-Triples"),
    "d-ntriples-for": (
        "1行に1つの事実。大量に読み込む・版を比べる",
        "a fact on each line, for bulk loading and comparing",
    ),
    "d-jsonld": ("JSON-LD", "JSON-LD"),
    "d-jsonld-for": ("ウェブのプログラムで使う", "for programs of the web"),
    "d-trig": ("TriG", "TriG"),
    "d-trig-for": ("どの資料が言っているかを分けたまま使う", "keeps apart which source says what"),
    "d-derived": ("計算の結果（Turtle）", "What was computed (Turtle)"),
    "d-derived-for": (
        "順位・まとまりなど。資料の記載とは別にしてある",
        "ranks, clusters and the like, apart from what sources say",
    ),
    "d-terms": ("用語の定義（Turtle）", "The terms (Turtle)"),
    "d-terms-for": ("上のファイルで使っている用語と分類", "the terms and classifications that these files use"),
    "d-check": ("点検の結果（JSON）", "What the check found (JSON)"),
    "d-check-for": ("点検の結果をプログラムで使う", "the outcome of the check, for programs"),
    # how it was made
    "d-made": ("どのように作ったか", "How it was made"),
    "d-made-1": (
        "公表資料（下の「出典」）の文字を機械で読み、団体ごとに、地域・対象・取組・連携先などを欄のとおりに取り出しました。",
        "The text of the published document (see Source) was read by machine: for each group its area, targets, activities and "
        "partners, field by field.",
    ),
    "d-made-2": (
        "連携先の欄の言葉を、辞書と規則で1つずつに分け、種類を付けました。文章を作る人工知能（AI）は使っていません。",
        "The words of the partner field were parted into single partners, each with its kind, by a dictionary and rules. "
        "No generative AI is used.",
    ),
    "d-made-3": (
        "一つの相手しか指しえない言葉だけを、その相手と結びました。どの団体か決められないものは、種類だけのままにしています。",
        "Words were tied to a body only where they can mean no other. Where that cannot be told, only the kind is kept.",
    ),
    "d-made-4": (
        "人が確かめて直したところは、日付と理由を付けて記録し、読み直しても消えないようにしています。",
        "What people checked and corrected is recorded with date and reason, and outlasts a new reading.",
    ),
    "d-made-5": (
        "できたデータを決まった規則で点検し、合格したときだけ、分析とこのサイトを作ります。",
        "The data is checked by fixed rules; only where it passes are the analysis and this site made.",
    ),
    "d-made-same": (
        "同じ資料・同じ版のプログラムからは、いつも同じファイルができます。作成した日時は入れていません。",
        "The same source and version always give the same files; no file holds the time when it was made.",
    ),
    "d-program": ("プログラム", "Program"),
    "d-program-is": ("kgraph {version}（Apache License 2.0）", "kgraph {version} (Apache License 2.0)"),
    "d-as-of": ("資料の時点", "Date of the sources"),
    "d-checked": ("点検", "Check"),
    # citing
    "d-cite": ("引用のしかた", "How to cite it"),
    "d-cite-how": (
        "資料に書かれていることを引くときは、資料そのもの（行番号は文字にした本文のもの）も併せて示してください。",
        "Where you quote what the document says, name the document itself too; line numbers are those of its text.",
    ),
    "d-bibtex": ("BibTeX（文献管理ソフト用）", "BibTeX, for reference managers"),
    # terms of use
    "d-source": ("出典と利用の条件", "Source and terms of use"),
    "d-terms-source": (
        "資料の利用の条件は、発行元の定めによります。このデータには条件の記載がないので、外に公開する前に発行元の定めを"
        "確かめてください。",
        "The terms of the document are those of its publisher. This data does not record them: read them before you publish.",
    ),
    "d-terms-facts": (
        "このデータに入っているのは、名前・地域・印・日付・数と、相手を指す短い言葉だけです。資料の文章、個人の名前、"
        "番地は入っていません。これらの事実について、作り手は権利を主張しません。",
        "It holds facts only: names, places, marks, dates, figures, and the short words that mean a partner; no prose of the "
        "document, no personal names, no street addresses. The makers claim no rights in these facts.",
    ),
    "d-terms-program": (
        "プログラムと用語は Apache License 2.0 で使えます。",
        "Program and terms may be used under the Apache License 2.0.",
    ),
    # correcting
    "d-correct": ("直し方", "How to have it corrected"),
    "d-correct-readers": (
        "見ている方：下の「誤りを見つけたとき・載せてほしくないとき」のとおりに知らせてください。",
        "Readers: write as told below, under “If something is wrong, or should not be shown”.",
    ),
    "d-correct-keepers": (
        "データを管理する方：kgraph review で確認シート（エクセル）を書き出し、判断を記入して取り込み、作り直します。"
        "掲載を控えるときは withheld.csv に1行足します。どちらも日付と理由が残り、あとから取り消せます。",
        "Keepers of the data: kgraph review writes a sheet for Excel; fill in what you decide, take it in, build anew. "
        "To withhold a group or partner add a row to withheld.csv. Both keep date and reason, and can be taken back.",
    ),
    "d-correct-form": (
        "団体からの訂正や追加は、上の調査票に書いてもらうこともできます。",
        "Groups may also send corrections and additions on the form above.",
    ),
    # the tables themselves
    "d-about-sheet": ("この表について", "About"),
    "d-counts": ("数える", "yes"),
    "col-group": ("団体", "Group"),
    "col-prefecture": ("都道府県", "Prefecture"),
    "col-municipality": ("市区町村", "Municipality"),
    "col-region": ("地域の但し書き", "Note on the area"),
    "col-initiative": ("取組", "Initiative"),
    "col-words": ("資料の言葉", "Words"),
    "col-partner": ("連携先の名前", "Partner"),
    "col-kind": ("種類", "Kind"),
    "col-known": ("名前の分かり方", "How the partner is known"),
    "col-role": ("役割", "Role"),
    "col-role-words": ("役割の言葉", "Words for the role"),
    "col-field": ("欄", "Field"),
    "col-line": ("行", "Line"),
    "col-counts": ("つながりに数えるか", "Counts as a link"),
    "col-source": ("資料", "Source"),
    "col-form": ("法人格", "Legal form"),
    "col-main-target": ("対象（★主）", "Target (main)"),
    "col-sub-target": ("対象（☆副）", "Target (further)"),
    "col-main-activity": ("取組の種類（★主）", "Activity (main)"),
    "col-sub-activity": ("取組の種類（☆副）", "Activity (further)"),
    "col-founded": ("設立", "Founded"),
    "col-staff": ("スタッフ数", "Staff"),
    "col-website": ("ウェブサイト", "Website"),
    "col-named": ("名前のある記載", "Mentions by name"),
    "col-unnamed": ("種類だけの記載", "Mentions by kind only"),
    "col-place": ("名前から分かる地域", "Place in the name"),
    "col-parent": ("属する団体", "Part of"),
    "col-n": ("挙げた団体の数", "Groups"),
    "col-by": ("挙げた団体", "Mentioned by"),
    "col-basis": ("名前の根拠", "Basis of the name"),
    "col-id-group": ("団体 ID", "Group ID"),
    "col-id-partner": ("連携先 ID", "Partner ID"),
    "col-id-mention": ("記載 ID", "Mention ID"),
}
