// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/jsontree.h"

#include <QStringDecoder>

#include <algorithm>

namespace coinpay {

namespace {

//! Recursive descent over the text; every function answers false where it is not JSON.
class Parser
{
public:
    explicit Parser(QByteArrayView text)
        : m_text(text)
    {
    }

    bool readWhole(JsonNode &node, int depth)
    {
        if (!readValue(node, depth))
            return false;
        skipSpace();
        return m_at == m_text.size();
    }

private:
    bool readValue(JsonNode &node, int depth);
    bool readMembers(JsonNode &node, char close, int depth);
    bool readString(QString &string);
    bool readEscape(QString &string);
    bool readPlain(JsonNode &node);

    [[nodiscard]] char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    bool take(char wanted)
    {
        if (peek() != wanted)
            return false;
        ++m_at;
        return true;
    }

    void skipSpace()
    {
        while (m_at < m_text.size() && QByteArrayView(" \t\r\n").contains(m_text[m_at]))
            ++m_at;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

bool Parser::readValue(JsonNode &node, int depth)
{
    if (depth < 0)
        return false;
    skipSpace();
    switch (peek()) {
    case '"': node.kind = JsonNode::Kind::String; return readString(node.string);
    case '{': node.kind = JsonNode::Kind::Object; return readMembers(node, '}', depth);
    case '[': node.kind = JsonNode::Kind::Array; return readMembers(node, ']', depth);
    default: return readPlain(node);
    }
}

bool Parser::readMembers(JsonNode &node, char close, int depth)
{
    ++m_at; // the opening one
    skipSpace();
    if (take(close))
        return true;
    while (true) {
        JsonNode member;
        if (close == '}') {
            skipSpace();
            if (!readString(member.name))
                return false;
            skipSpace();
            if (!take(':'))
                return false;
        }
        if (!readValue(member, depth - 1))
            return false;
        node.members.push_back(std::move(member));
        skipSpace();
        if (take(close))
            return true;
        if (!take(','))
            return false;
    }
}

bool Parser::readString(QString &string)
{
    if (!take('"'))
        return false;
    while (m_at < m_text.size()) {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && m_text[m_at] != '"' && m_text[m_at] != '\\') {
            if (static_cast<unsigned char>(m_text[m_at]) < 0x20)
                return false;
            ++m_at;
        }
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        string += decoder.decode(m_text.sliced(from, m_at - from));
        if (decoder.hasError())
            return false;
        if (take('"'))
            return true;
        if (!take('\\') || !readEscape(string))
            return false;
    }
    return false;
}

bool Parser::readEscape(QString &string)
{
    constexpr QByteArrayView letters("\"\\/bfnrt");
    constexpr QByteArrayView meanings("\"\\/\b\f\n\r\t");
    constexpr qsizetype UnitDigits = 4;
    const char letter = peek();
    ++m_at;
    if (const qsizetype which = letters.indexOf(letter); letter != '\0' && which >= 0) {
        string += QLatin1Char(meanings[which]);
        return true;
    }
    if (letter != 'u' || m_text.size() - m_at < UnitDigits)
        return false;
    bool isHex = false;
    const ushort unit = m_text.sliced(m_at, UnitDigits).toByteArray().toUShort(&isHex, 16);
    m_at += UnitDigits;
    string += QChar(unit);
    return isHex;
}

bool Parser::readPlain(JsonNode &node)
{
    const qsizetype from = m_at;
    while (m_at < m_text.size() && !QByteArrayView(" \t\r\n,]}:\"[{").contains(m_text[m_at]))
        ++m_at;
    node.plain = m_text.sliced(from, m_at - from).toByteArray();
    if (node.plain == "true" || node.plain == "false" || node.plain == "null")
        return true;
    const bool hasDigitsOnly = std::ranges::all_of(
        node.plain, [](char c) { return QByteArrayView("0123456789+-.eE").contains(c); });
    bool isNumber = false;
    node.plain.toDouble(&isNumber);
    return isNumber && hasDigitsOnly && node.plain.front() != '+' && node.plain.front() != '.';
}

} // namespace

std::optional<JsonNode> readJsonTree(QByteArrayView json, int depth)
{
    JsonNode node;
    if (!Parser(json).readWhole(node, depth))
        return {};
    return node;
}

} // namespace coinpay
