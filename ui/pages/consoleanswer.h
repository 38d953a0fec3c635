// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/transport.h"
#include "domain/operation.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace coinpay {

class CopyButton;
class CopyLabel;
class EmptyState;
class StateBadge;

//! What came back: status, headers, the body laid out and as it came. All of it is data: shown as
//! text, cut to what can be shown, copied whole. Kept nowhere.
class ConsoleAnswer : public QWidget
{
    Q_OBJECT

public:
    explicit ConsoleAnswer(QWidget *parent = nullptr);

    void clear();
    void showWaiting();
    void showAnswer(const HttpAnswer &answer);
    void showError(const Error &error);
    //! The journal's row of a write, as it moves; below an answer, or in place of one.
    void showOperation(const Operation &operation);

    [[nodiscard]] QTabWidget *tabs() const { return m_tabs; }

Q_SIGNALS:
    void operationRequested(const QString &operationId);

private:
    [[nodiscard]] QPlainTextEdit *textView(const char *name, const QString &spoken);
    void showBody(const QByteArray &body);

    QStackedWidget *m_stack;
    EmptyState *m_face;
    QWidget *m_body;
    StateBadge *m_status = nullptr;
    QLabel *m_facts = nullptr;
    CopyLabel *m_requestId = nullptr;
    QLabel *m_cut = nullptr;
    CopyButton *m_copy = nullptr;
    QTabWidget *m_tabs = nullptr;
    QPlainTextEdit *m_pretty = nullptr;
    QPlainTextEdit *m_raw = nullptr;
    QPlainTextEdit *m_headers = nullptr;
    QWidget *m_operationBar = nullptr;
    StateBadge *m_operationState = nullptr;
    QLabel *m_operationWords = nullptr;
    QPushButton *m_operation = nullptr;
    QString m_operationId;
    bool m_hasAnswer = false;
};

} // namespace coinpay
