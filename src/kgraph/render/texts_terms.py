"""The words of the page of the terms; see ``texts``. Labels and definitions are those of ``ontology/``."""

from __future__ import annotations

TERMS_TEXTS = {
    "terms-title": ("用語と分類：データの言葉の意味", "Terms: what the words of the data mean"),
    "terms-lead": (
        "データ（RDF）で使っている用語と分類の、すべての定義です。ほかの語彙にある意味の言葉は、そのまま使っています。",
        "Every term and classification that the data (RDF) is written with. Where another vocabulary has a term, it is used.",
    ),
    "whole-terms": (
        "定義は地域や対象によらないため、このページはしぼりこまれません。",
        "Definitions do not depend on place or target: this page is not narrowed.",
    ),
    "terms-iri": (
        "どの用語にも、世界で一つの名前（IRI）があります。kg: で始まるものの頭は {iri} です。"
        "この住所にページがあるとは限りません。意味はこのページにあります。",
        "Each term has a name that is its own everywhere (an IRI). kg: stands for {iri}. There need not be a page at that "
        "address: what it means is told here.",
    ),
    "terms-infer": (
        "「使うもの」「とる値」は目安で、そこから機械が新しい事実を導くことはありません。",
        "“Used on” and “takes” are documentation: nothing is inferred from them.",
    ),
    "v-classes": ("ものの種類（クラス）", "Classes: sorts of things"),
    "v-properties": ("関係と性質（プロパティ）", "Properties: what is said of things"),
    "v-datatypes": ("値の型", "Datatypes"),
    "v-schemes": ("分類（項目の一覧）", "Classifications"),
    "v-others": ("ほかの語彙から使っている用語", "Terms of other vocabularies"),
    "v-above": ("これより広い用語", "Narrower than"),
    "v-below": ("これより狭い用語", "Wider than"),
    "v-domains": ("使うもの", "Used on"),
    "v-ranges": ("とる値", "Takes"),
    "v-disjoint": ("重ならないもの", "Never also"),
    "v-see": ("値の分類", "Values"),
    "th-v-term": ("項目", "Term"),
    "th-v-means": ("意味", "What it means"),
    "th-v-code": ("記号", "Code"),
    "v-also": ("別の言い方：{words}", "Also: {words}"),
    "v-file": ("すべての用語のファイル（Turtle）", "All terms as a file (Turtle)"),
    "v-term-of": ("この項目の定義と記号", "Definition and code"),
    "v-other-org": (
        "組織と、その部署・所属（W3C The Organization Ontology）",
        "organisations and their units (W3C The Organization Ontology)",
    ),
    "v-other-prov": (
        "だれが何に、どの役割で関わったか（W3C PROV-O）",
        "who took part in what, in which role (W3C PROV-O)",
    ),
    "v-other-oa": ("資料のどの言葉か（W3C Web Annotation）", "which words of a document (W3C Web Annotation)"),
    "v-other-skos": ("名前・別名・分類（W3C SKOS）", "names, other names, classifications (W3C SKOS)"),
    "v-other-dct": ("日付・場所・出典（Dublin Core Terms）", "dates, places, sources (Dublin Core Terms)"),
    "v-other-schema": (
        "設立日・ウェブサイト・人数など（schema.org）",
        "founding dates, websites, numbers of people (schema.org)",
    ),
    "v-other-rdf": ("「何であるか」を言う（RDF）", "says what a thing is (RDF)"),
    "v-other-rdfs": ("参考となるものを示す（RDF Schema）", "points to more (RDF Schema)"),
    "v-other-xsd": ("日付や数の型（XML Schema）", "types of dates and numbers (XML Schema)"),
}
