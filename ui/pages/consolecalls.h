// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/catalog.h"
#include "console/history.h"

#include <QWidget>

class QLineEdit;
class QListWidget;
class QTreeWidget;
class QTabWidget;

namespace coinpay {

//! The side of the console: every call of the contract, to be filtered, and what was called before.
class ConsoleCalls : public QWidget
{
    Q_OBJECT

public:
    explicit ConsoleCalls(QWidget *parent = nullptr);

    void setHistory(const QList<console::Visit> &visits);
    //! Marks the call that is being written; null marks none.
    void setCurrent(const console::CatalogCall *call);
    [[nodiscard]] QTreeWidget *callTree() const { return m_calls; }
    [[nodiscard]] QListWidget *historyList() const { return m_history; }
    [[nodiscard]] QLineEdit *filterField() const { return m_filter; }
    [[nodiscard]] QTabWidget *tabs() const { return m_tabs; }

Q_SIGNALS:
    void callChosen(const QString &callId);
    void visitChosen(int index); //!< of the history, from the newest

private:
    [[nodiscard]] QWidget *buildCalls();
    [[nodiscard]] QWidget *buildHistory();
    void filter(const QString &text);

    QTabWidget *m_tabs;
    QLineEdit *m_filter = nullptr;
    QTreeWidget *m_calls = nullptr;
    QListWidget *m_history = nullptr;
};

} // namespace coinpay
