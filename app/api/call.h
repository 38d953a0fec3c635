// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/pending.h"
#include "api/tokenkeeper.h"

namespace coinpay::api {

//! One call from its start to its answer: token, attempt, and what the policy says comes next.
//! Deletes itself once it has answered.
class Call : public QObject
{
    Q_OBJECT

public:
    enum class Kind { Read, Write };

    Call(Session &session, TokenKeeper &tokens, ApiRequest request, Kind kind);

    [[nodiscard]] QFuture<Result<ApiAnswer>> future() const { return m_pending.future(); }

    void start();
    //! Answers Canceled, now.
    void abandon();

private:
    void acquireToken();
    void sendWith(const SharedSecret &token);
    void answered(Result<HttpAnswer> answer);
    void understand(const HttpAnswer &answer);
    void understood(const HttpAnswer &http, const ApiAnswer &answer,
                    const Understanding &understanding);
    void failedAttempt(const Error &error);
    void failedBeforeSending(Error error);
    void retryOrFinish(const Error &error);
    void finish(Result<ApiAnswer> result);

    Session &m_session;
    TokenKeeper &m_tokens;
    ApiRequest m_request;
    Kind m_kind;
    Pending<ApiAnswer> m_pending;
    SharedSecret m_token;
    RequestNote m_note; //!< of the attempt in flight
    int m_tries = 0;    //!< of this call; reads count against their ceiling
    bool m_tokenRenewed = false;
    bool m_signedLater = false;
};

} // namespace coinpay::api
