"""Parts of a page that need not be rendered for each reader: what is the same on every page, and what never changes."""

from django import template

register = template.Library()

MOST = 256  # renderings kept of one piece of furniture; beyond it something that is no furniture was named
LASTING = 1024  # renderings of one frozen part in a generation, of which there are two


@register.tag
def furniture(parser, token):
    """`{% furniture page_language here %}…{% endfurniture %}`: what stands within depends on nothing but the values named.

    Name everything that it shows: what is rendered first for these values is shown to every reader after.
    """
    return FurnitureNode(*_parsed(parser, token, "endfurniture"))


@register.tag
def frozen(parser, token):
    """`{% frozen update.digest page_language … %}…{% endfrozen %}`: furniture of which there is no end, for what never changes.

    A digest names the words of an Update and of all before it; what else is shown must be named, as what other releases
    say of this one. Renderings that nobody asked for lately make room for others. Where one of the values is unknown or
    empty, as the digest of a draft is, nothing is kept.
    """
    return FrozenNode(*_parsed(parser, token, "endfrozen"))


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


class FrozenNode(template.Node):
    def __init__(self, named, nodelist):
        self.named, self.nodelist, self.young, self.old = named, nodelist, {}, {}

    def render(self, context):
        key = tuple([each.resolve(context, ignore_failures=True) for each in self.named])
        found = self.young.get(key)
        if found is None:
            found = self.old.get(key) or self.nodelist.render(context)
            if None not in key and "" not in key:
                self._keep(key, found)
        return found

    def _keep(self, key, rendering):
        # Two generations instead of an order of use, which threads would have to lock.
        if len(self.young) >= LASTING:
            self.young, self.old = {}, self.young
        self.young[key] = rendering


def _parsed(parser, token, end):
    named = [parser.compile_filter(each) for each in token.split_contents()[1:]]
    nodelist = parser.parse([end])
    parser.delete_first_token()
    return named, nodelist
