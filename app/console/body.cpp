// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies: what is wrong with one, and how one is laid out for reading.
#include "api/wire/json.h"
#include "console/request.h"
#include "core/text.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSet>

namespace coinpay::console {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Console)
};

constexpr int IndentWidth = 2;

Result<void> refuse(const QString &sentence)
{
    return fail(ErrorKind::InvalidInput, sentence);
}

//! The first member that an object has twice; empty when none has.
QString repeatedMember(const wire::JsonValue &value)
{
    QSet<QByteArray> names;
    if (value.type() != wire::JsonType::Object && value.type() != wire::JsonType::Array)
        return {};
    for (const wire::JsonValue inner : value) {
        if (value.type() == wire::JsonType::Object) {
            const QByteArray name = inner.key().toByteArray();
            if (names.contains(name))
                return QString::fromUtf8(name);
            names.insert(name);
        }
        QString deeper = repeatedMember(inner);
        if (!deeper.isEmpty())
            return deeper;
    }
    return {};
}

QString placeOf(const QByteArray &bytes, int offset)
{
    const QByteArray before = bytes.left(qBound(0, offset, static_cast<int>(bytes.size())));
    const auto line = before.count('\n') + 1;
    const auto column = before.size() - (before.lastIndexOf('\n') + 1) + 1;
    return Words::tr("line %1, character %2", "a place in a text").arg(line).arg(column);
}

//! Lays the tokens of a JSON text out anew; strings and numbers are copied as they are.
class Layout
{
public:
    explicit Layout(const QByteArray &bytes)
        : m_in(bytes)
    {
        m_out.reserve(bytes.size() * 2);
    }

    QByteArray laidOut()
    {
        while (m_at < m_in.size())
            token();
        return m_out;
    }

private:
    void token()
    {
        const char c = m_in[m_at];
        switch (c) {
        case '"': string(); return;
        case '{':
        case '[': open(c); break;
        case '}':
        case ']': close(c); break;
        case ',': m_out += ",\n" + indent(); break;
        case ':': m_out += ": "; break;
        case ' ':
        case '\t':
        case '\r':
        case '\n': break;
        default: m_out += c; break;
        }
        ++m_at;
    }

    void string()
    {
        const qsizetype begin = m_at++;
        while (m_at < m_in.size() && m_in[m_at] != '"')
            m_at += m_in[m_at] == '\\' ? 2 : 1;
        m_at = qMin(m_at + 1, m_in.size());
        m_out += m_in.sliced(begin, m_at - begin);
    }

    void open(char c)
    {
        const char closing = c == '{' ? '}' : ']';
        qsizetype next = m_at + 1;
        while (next < m_in.size() && QByteArrayView(" \t\r\n").contains(m_in[next]))
            ++next;
        m_out += c;
        if (next < m_in.size() && m_in[next] == closing) {
            m_out += closing;
            m_at = next;
            return;
        }
        ++m_depth;
        m_out += '\n' + indent();
    }

    void close(char c)
    {
        --m_depth;
        m_out += '\n' + indent() + c;
    }

    [[nodiscard]] QByteArray indent() const { return QByteArray(m_depth * IndentWidth, ' '); }

    const QByteArray m_in;
    QByteArray m_out;
    qsizetype m_at = 0;
    qsizetype m_depth = 0;
};

} // namespace

Done checkBody(const CatalogCall &call, const QByteArray &body)
{
    if (!call.body) {
        return body.isEmpty() ? Done() : refuse(Words::tr("This call has no body. Remove it."));
    }
    if (body.trimmed().isEmpty()) {
        return call.body->required || !body.isEmpty()
                   ? refuse(Words::tr("This call needs a body. Begin with an example."))
                   : Done();
    }
    if (body.size() > LargestBody)
        return refuse(Words::tr("A body may have 64 KiB; this one has more."));
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(body, &fault);
    if (fault.error != QJsonParseError::NoError)
        return refuse(Words::tr("Not JSON yet: %1 (%2).", "%1 what is wrong, %2 where")
                          .arg(fault.errorString(), placeOf(body, fault.offset)));
    if (!document.isObject())
        return refuse(Words::tr("A body is an object: it begins with { and ends with }."));
    const auto strict = wire::JsonDocument::parse(body);
    if (!strict)
        return refuse(strict.error().message);
    const QString twice = repeatedMember(strict->root());
    if (!twice.isEmpty())
        return refuse(Words::tr("The member “%1” is there twice; which one counts would be "
                                "anybody's guess.")
                          .arg(displayText(twice, 60)));
    return {};
}

std::optional<QByteArray> prettyJson(const QByteArray &bytes)
{
    if (!wire::JsonDocument::parse(bytes))
        return {};
    return Layout(bytes.trimmed()).laidOut();
}

} // namespace coinpay::console
