// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/http/message.h"

namespace coinpay::sandbox {

//! Reads one HTTP/1.x request (RFC 9112) out of bytes as they come, within fixed limits. Body by
//! Content-Length or chunked; both at once is refused, as is a folded header.
class RequestParser
{
public:
    static constexpr qsizetype MaxHead = 32 * 1024;
    static constexpr qsizetype MaxTarget = 8 * 1024;
    static constexpr int MaxHeaders = 100;
    static constexpr qsizetype MaxBody = 64 * 1024; // the contract's

    enum class State { Head, Body, Chunks, Done, Failed };

    //! Takes what belongs to this request off the front of `buffer`.
    State feed(QByteArray &buffer);

    [[nodiscard]] State state() const { return m_state; }

    //! The status to refuse with, once Failed.
    [[nodiscard]] int failure() const { return m_failure; }

    [[nodiscard]] bool wantsContinue() const { return m_wantsContinue; }

    [[nodiscard]] const HttpRequest &request() const { return m_request; }

    void reset() { *this = RequestParser(); }

private:
    State fail(int status);
    State readHead(QByteArray &buffer);
    bool readRequestLine(QByteArrayView line);
    bool readHeaderLine(QByteArrayView line);
    State chooseBody();
    State readChunks(QByteArray &buffer);

    State m_state = State::Head;
    HttpRequest m_request;
    int m_failure = 0;
    bool m_wantsContinue = false;
    bool m_http10 = false;
    qsizetype m_length = 0;
    bool m_inTrailer = false;
};

} // namespace coinpay::sandbox
