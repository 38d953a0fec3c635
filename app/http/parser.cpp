// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/parser.h"

#include <algorithm>

namespace coinpay::http {

namespace {

//! RFC 9110, section 5.6.2.
bool isToken(QByteArrayView text)
{
    constexpr QByteArrayView marks = "!#$%&'*+-.^_`|~";
    return !text.isEmpty() && std::ranges::all_of(text, [marks](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               marks.contains(c);
    });
}

bool isTarget(QByteArrayView text)
{
    return text.startsWith('/') &&
           std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7f; });
}

} // namespace

MessageParser::State MessageParser::fail(int status)
{
    m_failure = status;
    return m_state = State::Failed;
}

MessageParser::State MessageParser::feed(QByteArray &buffer)
{
    qsizetype before = 0;
    do { // an interim answer is followed by another head
        before = buffer.size();
        if (m_state == State::Head)
            readHead(buffer);
    } while (m_state == State::Head && buffer.size() < before);
    if (m_state == State::Body)
        readBody(buffer);
    if (m_state == State::Chunks)
        readChunks(buffer);
    return m_state;
}

MessageParser::State MessageParser::readHead(QByteArray &buffer)
{
    while (buffer.startsWith("\r\n")) // RFC 9112, section 2.2: blank lines before a request
        buffer.remove(0, 2);
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return buffer.size() > MaxHead ? fail(431) : m_state;
    if (end > MaxHead)
        return fail(431);
    const QByteArray head = buffer.left(end);
    buffer.remove(0, end + 4);
    bool first = true;
    for (qsizetype from = 0; from <= head.size();) {
        qsizetype to = head.indexOf("\r\n", from);
        if (to < 0)
            to = head.size();
        const auto line = QByteArrayView(head).sliced(from, to - from);
        if (first ? !readFirstLine(line) : !readHeaderLine(line))
            return m_state == State::Failed ? m_state : fail(400);
        first = false;
        from = to + 2;
    }
    return chooseBody();
}

bool MessageParser::readHeaderLine(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || !isToken(line.first(colon)))
        return false;
    if (message().headers.size() >= MaxHeaders) {
        fail(431);
        return false;
    }
    const QByteArray value = line.sliced(colon + 1).toByteArray().trimmed();
    if (std::ranges::any_of(value, [](char c) { return (c >= 0 && c < 0x20 && c != '\t'); }))
        return false;
    message().headers.append({line.first(colon).toByteArray(), value});
    return true;
}

MessageParser::State MessageParser::bodyByHeaders()
{
    const Headers &headers = message().headers;
    const QByteArray coding = headers.value("Transfer-Encoding").toLower();
    const QByteArray length = headers.value("Content-Length");
    const auto lengths = std::ranges::count_if(headers, [](const Header &header) {
        return header.name.compare("Content-Length", Qt::CaseInsensitive) == 0;
    });
    if (lengths > 1 || (!coding.isEmpty() && (lengths > 0 || coding != "chunked")))
        return fail(400);
    if (!coding.isEmpty())
        return m_state = State::Chunks;
    if (lengths == 0)
        return m_state = State::Done;
    const bool digits = !length.isEmpty() &&
                        std::ranges::all_of(length, [](char c) { return c >= '0' && c <= '9'; });
    if (!digits)
        return fail(400);
    bool fits = false;
    m_length = length.toLongLong(&fits);
    if (!fits || m_length > m_maxBody)
        return fail(413);
    // A length is a claim: no more than this is set aside before the bytes come.
    constexpr qsizetype MaxReserved = 64 * 1024;
    message().body.reserve(qMin(m_length, MaxReserved));
    return m_state = State::Body;
}

MessageParser::State MessageParser::takeEverything()
{
    m_isOpenEnded = true;
    m_length = m_maxBody;
    return m_state = State::Body;
}

MessageParser::State MessageParser::readBody(QByteArray &buffer)
{
    QByteArray &body = message().body;
    const qsizetype part = qMin(m_length - body.size(), buffer.size());
    body.append(buffer.constData(), part);
    buffer.remove(0, part);
    if (body.size() == m_length)
        return m_isOpenEnded ? fail(413) : m_state = State::Done;
    return m_state;
}

//! RFC 9112, section 7.1. Trailers are read and dropped.
MessageParser::State MessageParser::readChunks(QByteArray &buffer)
{
    constexpr qsizetype MaxLine = 1024;
    QByteArray &body = message().body;
    for (;;) {
        const qsizetype end = buffer.indexOf("\r\n");
        if (end < 0)
            return buffer.size() > MaxLine ? fail(400) : m_state;
        if (m_inTrailer) {
            buffer.remove(0, end + 2);
            if (end == 0)
                return m_state = State::Done;
            continue;
        }
        const QByteArray line = buffer.left(end);
        bool valid = false;
        const qsizetype size = beforeFirst(line, ';').trimmed().toLongLong(&valid, 16);
        if (!valid || size < 0)
            return fail(400);
        if (size > m_maxBody - body.size())
            return fail(413);
        if (size == 0) {
            buffer.remove(0, end + 2);
            m_inTrailer = true;
            continue;
        }
        if (buffer.size() < end + 2 + size + 2)
            return m_state;
        body.append(buffer.constData() + end + 2, size);
        buffer.remove(0, end + 2 + size + 2);
    }
}

bool RequestParser::readFirstLine(QByteArrayView line)
{
    const qsizetype one = line.indexOf(' ');
    const qsizetype two = line.lastIndexOf(' ');
    if (one <= 0 || two <= one)
        return false;
    const auto version = line.sliced(two + 1);
    m_http10 = version == QByteArrayView("HTTP/1.0");
    if (!m_http10 && version != QByteArrayView("HTTP/1.1"))
        return false;
    m_request.method = line.first(one).toByteArray();
    m_request.target = line.sliced(one + 1, two - one - 1).toByteArray();
    if (m_request.target.size() > MaxTarget) {
        fail(431);
        return false;
    }
    return isToken(m_request.method) && isTarget(m_request.target);
}

MessageParser::State RequestParser::chooseBody()
{
    const QByteArray connection = m_request.headers.value("Connection").toLower();
    m_request.keepAlive =
        m_http10 ? connection.contains("keep-alive") : !connection.contains("close");
    m_wantsContinue = m_request.headers.value("Expect").toLower() == "100-continue";
    return bodyByHeaders();
}

bool ResponseParser::readFirstLine(QByteArrayView line)
{
    constexpr qsizetype StatusAt = 9; // after "HTTP/1.1 "
    constexpr qsizetype StatusDigits = 3;
    if (!line.startsWith("HTTP/1.") || line.size() < StatusAt + StatusDigits)
        return false;
    bool isNumber = false;
    m_response.status = line.sliced(StatusAt, StatusDigits).toByteArray().toInt(&isNumber);
    return isNumber && m_response.status >= 100 && m_response.status <= 999;
}

MessageParser::State ResponseParser::chooseBody()
{
    if (m_response.status < 200) { // an interim answer: the real one follows
        m_response.headers.clear();
        m_response.status = 0;
        return become(State::Head);
    }
    if (m_response.status == 204 || m_response.status == 304)
        return become(State::Done);
    if (!m_response.headers.has("Content-Length") && !m_response.headers.has("Transfer-Encoding"))
        return takeEverything();
    return bodyByHeaders();
}

} // namespace coinpay::http
