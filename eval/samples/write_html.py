"""A sample source as a page of a government site: menus, breadcrumbs and footer around the report."""

from html import escape

from eval.samples.source import Grid, SampleSource, TextBlock

TAGS = {
    "title": "<h1>{}</h1>",
    "heading": "<h2>{}</h2>",
    "subheading": "<h3>{}</h3>",
    "paragraph": "<p>  {}</p>",
    "signature": '<p class="sign" style="text-align:right">{}</p>',
}
PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta http-equiv="Content-Type" content="text/html; charset={charset}">
<title>{title}_{site}</title>
<style>body{{font-family:SimSun,serif}}table{{border-collapse:collapse}}td{{border:1px solid #333;padding:2px 6px}}</style>
<script>function print_page(){{window.print();}}</script>
</head>
<body>
<div class="header"><div class="logo">{site}</div>
<form class="search" action="#"><input type="text" value="请输入关键字"><button>搜索</button></form>
<ul class="nav"><li><a href="#">首页</a></li><li><a href="#">政务公开</a></li><li><a href="#">办事服务</a></li>\
<li><a href="#">互动交流</a></li><li><a href="#">数据发布</a></li></ul></div>
<div class="crumbs">当前位置:{crumbs}</div>
<div class="side"><h4>栏目导航</h4><ul><li><a href="#">公开指南</a></li><li><a href="#">公开目录</a></li>\
<li><a href="#">依申请公开</a></li><li><a href="#">年度报告</a></li></ul></div>
<div class="article" id="content">
{article}
</div>
<div class="tools"><a href="#" onclick="print_page()">【打印】</a> <a href="#">【关闭】</a> 分享到:</div>
<div class="related"><h4>相关链接</h4><ul><li><a href="#">依申请公开流程图</a></li>\
<li><a href="#">政府信息公开意见箱</a></li></ul></div>
<div class="footer"><p>主办单位:{site}编辑部</p><p>网站地图 | 联系我们 | 法律声明</p></div>
</body>
</html>
"""


def source_to_html(source: SampleSource) -> bytes:
    """The page's bytes: encoded as ``@encoding`` and declared as ``@charset`` (gbk pages often hold GB18030)."""
    parts: list[str] = []
    for block in source.blocks:
        parts.append(_table(block) if isinstance(block, Grid) else _text(block))
        if isinstance(block, TextBlock) and block.kind == "title":
            parts.append(f'<div class="info">{escape(source.facts.get("dateline", ""))}</div>')
    page = PAGE.format(
        charset=source.facts["charset"],
        title=escape(source.title),
        site=escape(source.facts["site"]),
        crumbs=escape(source.facts["crumbs"]),
        article="\n".join(parts),
    )
    return page.encode(source.facts["encoding"])


def _text(block: TextBlock) -> str:
    return TAGS[block.kind].format(escape(block.text, quote=False))


def _table(grid: Grid) -> str:
    rows = []
    for number in range(grid.rows):
        cells = [
            f"<td{_reach('rowspan', cell.rowspan)}{_reach('colspan', cell.colspan)}>{escape(cell.text, quote=False) or '&nbsp;'}</td>"
            for cell in grid.row(number)
        ]
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return '<table border="1" width="100%"><tbody>\n' + "\n".join(rows) + "\n</tbody></table>"


def _reach(name: str, number: int) -> str:
    return f' {name}="{number}"' if number > 1 else ""
