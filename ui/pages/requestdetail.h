// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/seencomparison.h"
#include "pages/detailpane.h"

#include <functional>

class QButtonGroup;
class QLabel;
class QPushButton;

namespace coinpay {

class CodeBlock;
class CopyButton;
class FactGrid;
class FlowLayout;
class Notice;
class SeenTable;
class TimingView;

//! Beside the request log: one attempt with what was signed, where the time went, what was said in
//! the headers, and the server's own view of it. The other attempts of its operation are a click
//! away.
class RequestDetail : public DetailPane
{
    Q_OBJECT

public:
    //! `heartbeat` outlives it. `curl` makes the script of an attempt.
    RequestDetail(Heartbeat &heartbeat, std::function<QString(const RequestLogEntry &)> curl,
                  QWidget *parent = nullptr);

    //! The latest, or the one of this row of the log, is shown. Empty: nothing is chosen.
    void setAttempts(const QList<RequestLogEntry> &attempts, qint64 row = 0);
    [[nodiscard]] const std::optional<RequestLogEntry> &entry() const { return m_entry; }

    //! What the server said of the attempt of this row of the log.
    void setSeen(qint64 row, const Result<QList<api::SeenRequest>> &seen);

Q_SIGNALS:
    void askRequested(const coinpay::RequestLogEntry &entry);
    void operationRequested(const QString &operationId);
    void openRequested(const QString &resourceType, const QString &id);

protected:
    void buildBody(QWidget &body, QVBoxLayout &column) override;
    void tell() override;
    [[nodiscard]] QString idName() const override;

private:
    void buildActions(QWidget &body, QVBoxLayout &column);
    void show(const RequestLogEntry &entry);
    void tellAttempts();
    void tellActions(const RequestLogEntry &entry);
    void tellFacts(const RequestLogEntry &entry);
    void tellSigned(const RequestLogEntry &entry);

    std::function<QString(const RequestLogEntry &)> m_curl;
    QList<RequestLogEntry> m_attempts;
    std::optional<RequestLogEntry> m_entry;
    QWidget *m_attemptBar = nullptr;
    FlowLayout *m_attemptRow = nullptr;
    QButtonGroup *m_attemptButtons = nullptr;
    Notice *m_notice = nullptr;
    QPushButton *m_ask = nullptr;
    CopyButton *m_copyCurl = nullptr;
    QPushButton *m_operation = nullptr;
    QPushButton *m_resource = nullptr;
    SeenTable *m_seen = nullptr;
    QLabel *m_seenHeading = nullptr;
    TimingView *m_timing = nullptr;
    QLabel *m_signedHeading = nullptr;
    CodeBlock *m_signed = nullptr;
    FactGrid *m_facts = nullptr;
    QLabel *m_sentHeading = nullptr;
    CodeBlock *m_sentHeaders = nullptr;
    QLabel *m_cameHeading = nullptr;
    CodeBlock *m_cameHeaders = nullptr;
};

//! Which kind of thing an id names, by its prefix, where a page shows it: "invoice"; else empty.
[[nodiscard]] QString typeOfId(const QString &id);

} // namespace coinpay
