"""The vocabulary of furniture in other languages than English: labels that are a whole line."""

from __future__ import annotations

import re
from functools import cache

from corpus.article import CutReason

_LABELS: tuple[tuple[CutReason, bool, str], ...] = (
    (
        CutReason.SHARE,
        False,
        r"(?:teilen|drucken|merken|artikel (?:teilen|drucken|merken|versenden)|folgen sie uns.{0,40}|"
        r"partager(?: .{0,40})?|imprimer|suivez-nous.{0,40}|compartir(?: .{0,40})?|síguenos.{0,40}|imprimir|"
        r"compartilh(?:ar|e)(?: .{0,40})?|siga .{0,40}|condividi(?: .{0,30})?|delen|поделиться(?: .{0,30})?|"
        r"分享.{0,12}|bagikan|facebook|twitter|whatsapp)",
    ),
    (
        CutReason.RELATED_STORIES,
        True,
        r"(?:mehr zum thema.{0,40}|lesen sie auch.{0,100}|auch interessant|das könnte sie .{0,40}|"
        r"weitere artikel.{0,30}|ähnliche (?:artikel|beiträge)|meistgelesen.{0,20}|(?:à )?lire aussi.{0,100}|"
        r"sur le même (?:sujet|thème)|les plus lus|articles? (?:liés|similaires)|"
        r"lea también.{0,100}|te puede interesar.{0,20}|más (?:leídas?|noticias|información).{0,20}|(?:noticias|"
        r"artículos) relacionad[oa]s|leia (?:também|mais).{0,10}|(?:notícias|posts?|artigos) relacionad[oa]s|"
        r"mais lidas|leggi anche.{0,10}|articoli correlati|i più letti|lees ook.{0,10}|читайте также.{0,10}|"
        r"по теме|похожие .{0,30}|相关(?:新闻|阅读|文章|報道|报道).{0,6}|相關新聞|関連(?:記事|リンク).{0,6}|"
        r"延伸阅读|热门.{0,6}|"
        r"artikel terkait|baca juga.{0,10})",
    ),
    (
        CutReason.COMMENTS,
        True,
        r"(?:\d* ?kommentare?(?: .{0,30})?|kommentar (?:schreiben|verfassen)|\d* ?commentaires?|(?:laisser|"
        r"ajouter) un commentaire|\d* ?comentarios?|deja (?:un comentario|una respuesta)|\d* ?comentários?|"
        r"deixe (?:um comentário|uma resposta)|\d* ?commenti|\d* ?reacties|\d* ?комментари(?:и|й|ев|я).{0,20}|"
        r"评论.{0,8}|コメント.{0,10}|komentar.{0,20})",
    ),
    (
        CutReason.SPONSORED,
        False,
        r"(?:anzeige|werbung|publicité|publicidad|publicidade|pubblicità|advertentie|реклама|广告|廣告|広告|iklan)",
    ),
    (
        CutReason.SUBSCRIPTION_PROMPT,
        False,
        r"(?:.{0,30}newsletter (?:abonnieren|bestellen)|jetzt abonnieren.{0,20}|abonnieren|abonnez-vous.{0,30}|"
        r"s['’]abonner.{0,20}|suscr[ií]b[ea](?:te|se)?.{0,30}|assine.{0,30}|abbonati.{0,30}|подпи(?:сать|"
        r"ши)с.{0,30}|订阅.{0,10})",
    ),
    (
        CutReason.SITE_FOOTER,
        True,
        r"(?:impressum|datenschutz(?:erklärung)?|agb|nutzungsbedingungen|kontakt|mentions légales|"
        r"politique de confidentialité|nous contacter|aviso legal|política de (?:privacidad|privacidade|cookies)|"
        r"contato|contacto|todos (?:los derechos reservados|os direitos reservados).{0,40}|"
        r"tutti i diritti riservati.{0,40}|alle rechte vorbehalten.{0,40}|tous droits réservés.{0,40}|"
        r"все права защищены.{0,60}|版权所有.{0,40}|免責事項|プライバシーポリシー|隐私政策|关于我们|联系我们)",
    ),
    (
        CutReason.NAV,
        False,
        r"(?:startseite|suche|menü|zurück|weiter|zum inhalt .{0,20}|accueil|rechercher|retour|inicio|buscar|"
        r"início|pesquisar|menu|cerca|zoeken|главная|поиск|首页|首頁|ホーム|beranda|tags?:?.{0,80}|schlagwörter.{0,60}|"
        r"etiquetas.{0,60}|теги.{0,60}|tempo de leitura.{0,20}|lesezeit.{0,20}|temps de lecture.{0,20})",
    ),
)


@cache
def _label_patterns() -> tuple[tuple[CutReason, bool, re.Pattern[str]], ...]:
    return tuple((reason, ends, re.compile(pattern)) for reason, ends, pattern in _LABELS)


def foreign_label(bare: str) -> tuple[CutReason, bool] | None:
    """Return the reason that a label in another language gives, and whether the article is over where it stands.

    ``bare`` is a whole line in lower case, without the marks at its ends.
    """
    return next(((reason, ends) for reason, ends, pattern in _label_patterns() if pattern.fullmatch(bare)), None)
