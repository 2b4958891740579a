"""Parts of a page that need not be rendered for each reader: what is the same on every page, and what never changes."""

import secrets
from itertools import chain

from django import template

register = template.Library()

MOST = 512  # renderings kept of one piece of furniture; beyond it something that is no furniture was named
LASTING = 1024  # renderings of one frozen part in a generation, of which there are two

# Stands in a rendering for what is fresh in it. Nobody who writes a text can know it.
MARK = f"\ue000{secrets.token_hex(16)}\ue000"
FOUND_BY = "newsroom.furniture"  # where a rendering notes the fresh parts that it meets


@register.tag
def furniture(parser, token):
    """`{% furniture page_language here %}…{% endfurniture %}`: what stands within depends on nothing but the values named.

    Name everything that it shows: what is rendered first for these values is shown to every reader after. Where something
    else must stand within, put it between `{% fresh %}` and `{% endfresh %}`: that is rendered each time, with what the
    page knows; what tags around it within the furniture add, as `with` and `for` do, is not there.
    """
    return FurnitureNode(*_parsed(parser, token, "endfurniture"))


@register.tag
def fresh(parser, token):
    """`{% fresh %}…{% endfresh %}`: a part of furniture that is rendered for each reader."""
    nodelist = parser.parse(["endfresh"])
    parser.delete_first_token()
    return FreshNode(nodelist)


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
        key = tuple([str(each.resolve(context, ignore_failures=True)) for each in self.named])
        parts = self.kept.get(key)
        if parts is None:
            parts = self._parts(context)
            if len(self.kept) < MOST:
                self.kept[key] = parts
        return "".join([each if isinstance(each, str) else each.render_annotated(context) for each in parts])

    def _parts(self, context):
        """What stays, as strings, and the nodes of what is fresh, in the order of the page."""
        shared = context.render_context.dicts[0]  # of the whole page: what is included has one of its own above it
        around, found = shared.get(FOUND_BY), []
        shared[FOUND_BY] = found
        try:
            texts = self.nodelist.render(context).split(MARK)
        finally:
            shared[FOUND_BY] = around
        return [texts[0], *chain.from_iterable(zip(found, texts[1:], strict=True))]


class FreshNode(template.Node):
    def __init__(self, nodelist):
        self.nodelist = nodelist

    def render(self, context):
        found = context.render_context.dicts[0].get(FOUND_BY)
        if found is None:
            return self.nodelist.render(context)
        found.append(self)
        return MARK


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
