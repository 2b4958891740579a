"""Parts of a page that are the same on every page: rendered once in each process, not for each reader."""

from django import template

register = template.Library()

MOST = 256  # renderings kept of one part; beyond it something that is no furniture was named


@register.tag
def furniture(parser, token):
    """`{% furniture page_language here %}…{% endfurniture %}`: what stands within depends on nothing but the values named.

    Name everything that it shows: what is rendered first for these values is shown to every reader after.
    """
    named = [parser.compile_filter(each) for each in token.split_contents()[1:]]
    nodelist = parser.parse(["endfurniture"])
    parser.delete_first_token()
    return FurnitureNode(named, nodelist)


class FurnitureNode(template.Node):
    def __init__(self, named, nodelist):
        self.named, self.nodelist, self.kept = named, nodelist, {}

    def render(self, context):
        key = tuple(str(each.resolve(context, ignore_failures=True)) for each in self.named)
        found = self.kept.get(key)
        if found is None:
            found = self.nodelist.render(context)
            if len(self.kept) < MOST:
                self.kept[key] = found
        return found
