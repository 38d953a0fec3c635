// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/jsonlayout.h"

#include "webhooks/jsontree.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace coinpay {

namespace {

using Spacing = JsonLayout::Spacing;
using Escapes = JsonLayout::Escapes;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(JsonLayout)
};

constexpr std::array allSpacings{Spacing::Compact, Spacing::Spaced, Spacing::TwoSpaces,
                                 Spacing::FourSpaces, Spacing::Tabs};
constexpr std::array allEscapes{Escapes::Least, Escapes::Ascii, Escapes::Slashes,
                                Escapes::AsciiSlashes, Escapes::Html};

QByteArray indentOf(Spacing spacing)
{
    switch (spacing) {
    case Spacing::TwoSpaces: return "  ";
    case Spacing::FourSpaces: return "    ";
    case Spacing::Tabs: return "\t";
    case Spacing::Compact:
    case Spacing::Spaced: break;
    }
    return {};
}

//! Writes one tree in one layout.
class Writer
{
public:
    explicit Writer(const JsonLayout &layout)
        : m_layout(layout)
        , m_indent(indentOf(layout.spacing))
    {
    }

    void write(const JsonNode &node, int depth = 0);
    [[nodiscard]] const QByteArray &text() const { return m_text; }

private:
    void writeString(const QString &text);
    void writeUnit(char16_t unit);
    void writeMembers(const JsonNode &node, int depth);
    void startLine(int depth);

    const JsonLayout &m_layout;
    QByteArray m_indent;
    QByteArray m_text;
};

void Writer::startLine(int depth)
{
    if (m_indent.isEmpty())
        return;
    m_text += '\n';
    m_text += m_indent.repeated(depth);
}

void Writer::write(const JsonNode &node, int depth)
{
    switch (node.kind) {
    case JsonNode::Kind::Plain: m_text += node.plain; break;
    case JsonNode::Kind::String: writeString(node.string); break;
    case JsonNode::Kind::Array:
    case JsonNode::Kind::Object: writeMembers(node, depth); break;
    }
}

void Writer::writeMembers(const JsonNode &node, int depth)
{
    const bool object = node.kind == JsonNode::Kind::Object;
    m_text += object ? '{' : '[';
    std::vector<const JsonNode *> members;
    for (const JsonNode &member : node.members)
        members.push_back(&member);
    if (object && m_layout.sorted)
        std::ranges::stable_sort(members, {}, &JsonNode::name);
    bool first = true;
    for (const JsonNode *member : members) {
        if (!first)
            m_text += m_layout.spacing == Spacing::Spaced ? ", " : ",";
        first = false;
        startLine(depth + 1);
        if (object) {
            writeString(member->name);
            m_text += m_layout.spacing == Spacing::Compact ? ":" : ": ";
        }
        write(*member, depth + 1);
    }
    if (!members.empty())
        startLine(depth);
    m_text += object ? '}' : ']';
}

void Writer::writeUnit(char16_t unit)
{
    m_text += "\\u" + QByteArray::number(unit, 16).rightJustified(4, '0');
}

void Writer::writeString(const QString &text)
{
    const Escapes escapes = m_layout.escapes;
    const bool ascii = escapes == Escapes::Ascii || escapes == Escapes::AsciiSlashes;
    const bool slashes = escapes == Escapes::Slashes || escapes == Escapes::AsciiSlashes;
    m_text += '"';
    QString beyond; // a run that is written as UTF-8
    const auto flush = [&] {
        m_text += beyond.toUtf8();
        beyond.clear();
    };
    for (const QChar character : text) {
        const char16_t unit = character.unicode();
        if (unit >= 0x80 && !ascii) {
            beyond += character;
            continue;
        }
        flush();
        switch (unit) {
        case u'"': m_text += "\\\""; break;
        case u'\\': m_text += "\\\\"; break;
        case u'\b': m_text += "\\b"; break;
        case u'\f': m_text += "\\f"; break;
        case u'\n': m_text += "\\n"; break;
        case u'\r': m_text += "\\r"; break;
        case u'\t': m_text += "\\t"; break;
        case u'/': m_text += slashes ? "\\/" : "/"; break;
        default:
            if (unit < 0x20 || unit >= 0x80 ||
                (escapes == Escapes::Html && (unit == u'<' || unit == u'>' || unit == u'&')))
                writeUnit(unit);
            else
                m_text += static_cast<char>(unit);
        }
    }
    flush();
    m_text += '"';
}

} // namespace

QString JsonLayout::description() const
{
    QStringList parts;
    switch (spacing) {
    case Spacing::Compact: parts.append(Text::tr("no spaces between the members")); break;
    case Spacing::Spaced: parts.append(Text::tr("a space after each comma and colon")); break;
    case Spacing::TwoSpaces: parts.append(Text::tr("indented by two spaces")); break;
    case Spacing::FourSpaces: parts.append(Text::tr("indented by four spaces")); break;
    case Spacing::Tabs: parts.append(Text::tr("indented by tabs")); break;
    }
    switch (escapes) {
    case Escapes::Least: break;
    case Escapes::Ascii: parts.append(Text::tr("letters beyond ASCII as \\uXXXX")); break;
    case Escapes::Slashes: parts.append(Text::tr("slashes escaped")); break;
    case Escapes::AsciiSlashes:
        parts.append(Text::tr("letters beyond ASCII as \\uXXXX"));
        parts.append(Text::tr("slashes escaped"));
        break;
    case Escapes::Html: parts.append(Text::tr("< > & as \\uXXXX")); break;
    }
    if (sorted)
        parts.append(Text::tr("members sorted by name"));
    return parts.join(QLatin1String(", "));
}

bool writeInEachLayout(QByteArrayView json,
                       const std::function<bool(const QByteArray &, const JsonLayout &)> &wanted)
{
    const auto tree = readJsonTree(json, MaxJsonDepth);
    if (!tree)
        return false;
    for (const bool sorted : {false, true}) {
        for (const Spacing spacing : allSpacings) {
            for (const Escapes escapes : allEscapes) {
                const JsonLayout layout{spacing, escapes, sorted};
                Writer writer(layout);
                writer.write(*tree);
                if (wanted(writer.text(), layout))
                    return true;
            }
        }
    }
    return false;
}

} // namespace coinpay
