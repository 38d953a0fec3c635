// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"

namespace coinpay::http {

//! Reads one HTTP/1.x message (RFC 9112) out of bytes as they come, within fixed limits. Body by
//! Content-Length or chunked; both at once is refused, as is a folded header.
class MessageParser
{
public:
    static constexpr qsizetype MaxHead = 32 * 1024;
    static constexpr qsizetype MaxTarget = 8 * 1024;
    static constexpr int MaxHeaders = 100;

    enum class State { Head, Body, Chunks, Done, Failed };

    virtual ~MessageParser() = default;

    //! Takes what belongs to this message off the front of `buffer`.
    State feed(QByteArray &buffer);

    [[nodiscard]] State state() const { return m_state; }

    //! The status to refuse with, once Failed.
    [[nodiscard]] int failure() const { return m_failure; }

    //! What the message takes in memory so far, its head left out.
    [[nodiscard]] qsizetype bodySize() { return message().body.size(); }

protected:
    explicit MessageParser(qsizetype maxBody)
        : m_maxBody(maxBody)
    {
    }

    MessageParser(const MessageParser &) = default;
    MessageParser &operator=(const MessageParser &) = default;

    //! Where headers and body go.
    [[nodiscard]] virtual Message &message() = 0;
    //! False, or fail(), for a line that is none.
    virtual bool readFirstLine(QByteArrayView line) = 0;
    //! After the headers: which body there is.
    virtual State chooseBody() = 0;

    State fail(int status);
    //! Body, Chunks, Done, or Failed; Done where neither header is there.
    State bodyByHeaders();
    State become(State state) { return m_state = state; }

    //! To the end of the connection.
    State takeEverything();

    [[nodiscard]] bool isOpenEnded() const { return m_isOpenEnded; }

    qsizetype m_maxBody;

private:
    State readHead(QByteArray &buffer);
    bool readHeaderLine(QByteArrayView line);
    State readBody(QByteArray &buffer);
    State readChunks(QByteArray &buffer);

    State m_state = State::Head;
    int m_failure = 0;
    qsizetype m_length = 0;
    bool m_isOpenEnded = false;
    bool m_inTrailer = false;
};

class RequestParser final : public MessageParser
{
public:
    explicit RequestParser(qsizetype maxBody)
        : MessageParser(maxBody)
    {
    }

    [[nodiscard]] bool wantsContinue() const { return m_wantsContinue; }

    //! Whole once Done.
    [[nodiscard]] const Request &request() const { return m_request; }

    void reset() { *this = RequestParser(m_maxBody); }

private:
    [[nodiscard]] Message &message() override { return m_request; }

    bool readFirstLine(QByteArrayView line) override;
    State chooseBody() override;

    Request m_request;
    bool m_http10 = false;
    bool m_wantsContinue = false;
};

//! The answer to one request.
class ResponseParser final : public MessageParser
{
public:
    explicit ResponseParser(qsizetype maxBody)
        : MessageParser(maxBody)
    {
        m_response.status = 0;
    }

    //! As far as it has come.
    [[nodiscard]] const Response &response() const { return m_response; }

    //! The status is there, and counts whatever becomes of the body.
    [[nodiscard]] bool hasStatus() const { return m_response.status != 0; }

    //! Its body ends where the connection ends.
    [[nodiscard]] bool endsWithConnection() const
    {
        return state() == State::Body && isOpenEnded();
    }

private:
    [[nodiscard]] Message &message() override { return m_response; }

    bool readFirstLine(QByteArrayView line) override;
    State chooseBody() override;

    Response m_response;
};

} // namespace coinpay::http
