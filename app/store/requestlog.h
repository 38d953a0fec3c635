// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/requestlogentry.h"

#include <QList>

#include <memory>

namespace coinpay {

//! How an attempt was answered, as far as its status tells.
enum class AnswerClass {
    Success,       //!< 2xx
    Refused,       //!< 4xx
    ServerAtFault, //!< 5xx
    Odd,           //!< any other: a redirect, say
    None,          //!< no answer came
};

[[nodiscard]] AnswerClass answerClassOf(int httpStatus);

//! Which attempts.
struct RequestQuery
{
    QList<AnswerClass> classes; //!< empty: all
    int httpStatus = 0;         //!< 0: any
    QString method;             //!< empty: any
    QString code;               //!< RequestLogEntry::outcome, whole; empty: any
    QString path;               //!< a piece of the target; Latin letters in any case
    QString operationId;        //!< of which operation; empty: of all and none
    //! False: not the reads of the whole event feed, which go on all day.
    bool feedReads = true;
    std::optional<UnixMs> startedFrom;
    std::optional<UnixMs> startedTo; //!< exclusive
    //! A piece of the target, the code or any id: request, operation, idempotency key, resource.
    QString search;

    [[nodiscard]] bool operator==(const RequestQuery &) const = default;
};

//! Reads the request log of a profile. Lives on one thread; looks at every row for most filters,
//! so that a window reads it in the background.
class RequestLog
{
public:
    [[nodiscard]] static Result<std::unique_ptr<RequestLog>> open(const QString &profileDir);
    ~RequestLog();

    //! Newest first: of each operation the latest attempt that matches, and every other attempt.
    //! `before`: only rows below it; `after`: only rows above it (0: no bound). At most `limit`.
    [[nodiscard]] Result<QList<RequestLogEntry>> page(const RequestQuery &query, qint64 before,
                                                      qint64 after, int limit);
    //! As page(), every attempt for itself.
    [[nodiscard]] Result<QList<RequestLogEntry>> attemptPage(const RequestQuery &query,
                                                             qint64 before, int limit);
    //! Every attempt of an operation that the log still has, oldest first.
    [[nodiscard]] Result<QList<RequestLogEntry>> attemptsOf(const QString &operationId);
    //! The same of the call that an attempt is of. A read bears no id that its attempts share: they
    //! are told by method, target, number and time.
    [[nodiscard]] Result<QList<RequestLogEntry>> attemptsOfCall(const RequestLogEntry &attempt);
    [[nodiscard]] Result<RequestLogEntry> entry(qint64 row);                     //!< NotFound
    [[nodiscard]] Result<RequestLogEntry> byRequestId(const QString &requestId); //!< NotFound

private:
    class Private;
    explicit RequestLog(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace coinpay
