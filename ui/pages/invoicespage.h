// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"
#include "pages/invoicefaces.h"
#include "widgets/heartbeat.h"

#include <QPersistentModelIndex>
#include <QWidget>

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace coinpay {

class EmptyState;
class InvoiceDetail;
class InvoiceFilters;
class InvoiceFollower;
class InvoiceListModel;
class InvoiceTable;
class OperationStrip;
class Settings;

//! The invoices: filters, the list, and beside it what there is to know about the chosen one. It
//! reads the store alone; what is to be done goes out as signals.
class InvoicesPage : public QWidget
{
    Q_OBJECT

public:
    //! All outlive the page; `reader` belongs to this thread.
    InvoicesPage(Store &store, Reader &reader, const Clock &clock, Settings &settings,
                 QWidget *parent = nullptr);
    //! The same over a desk, wired to it: freshness, scopes, look-ups, pausing and trying again.
    InvoicesPage(Desk &desk, const Clock &clock, Settings &settings, QWidget *parent = nullptr);
    ~InvoicesPage() override;

    //! Chooses an invoice, whether the list has it in view or not.
    void showInvoice(const QString &id);
    //! Of the chosen invoice; empty when there is none.
    [[nodiscard]] QString chosenInvoice() const;
    [[nodiscard]] InvoiceListModel &model() const { return *m_model; }

    [[nodiscard]] InvoiceTable &table() const { return *m_table; }

    [[nodiscard]] InvoiceDetail &detail() const { return *m_detail; }

    [[nodiscard]] InvoiceFilters &filters() const { return *m_filters; }

public Q_SLOTS:
    void setFreshness(const coinpay::Freshness &freshness);
    //! What the key may do, once that is known: without "invoices:write" nothing can be made or
    //! canceled.
    void setScopes(const QStringList &scopes);
    void focusSearch();
    //! Nothing when no invoice is chosen.
    void copyChosenId();
    //! As if the person had pressed the button, when it can be pressed.
    void requestCancel();

Q_SIGNALS:
    void newInvoiceRequested();
    void cancelRequested(const coinpay::Invoice &invoice);
    void pauseRequested();          //!< the first sync
    void resumeRequested();         //!< the first sync
    void pollRequested();           //!< try the server now
    void connectionHelpRequested(); //!< the key or the connection needs a person
    void lookUpRequested(const QString &invoiceId);
    void tryNowRequested(const QString &operationId);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QLayout *buildHead();
    QWidget *buildList();
    void wire();
    void choose(const QString &id);
    void chooseWished();
    void keepChosen();
    void goToList();
    void tellCount();
    void tellFreshness();
    void chooseFace();
    void split();
    void act(FaceAction action);
    void remember();

    Settings &m_settings;
    Heartbeat *m_heartbeat;
    InvoiceListModel *m_model;
    InvoiceFollower *m_follower;
    InvoiceFilters *m_filters = nullptr;
    OperationStrip *m_operations = nullptr;
    QSplitter *m_splitter = nullptr;
    QStackedWidget *m_listOrFace = nullptr;
    InvoiceTable *m_table = nullptr;
    EmptyState *m_face = nullptr;
    InvoiceDetail *m_detail = nullptr;
    QPushButton *m_newInvoice = nullptr;
    QLabel *m_count = nullptr;
    QLabel *m_freshnessIcon = nullptr;
    QLabel *m_freshnessText = nullptr;
    Freshness m_freshness;
    std::optional<Error> m_readError;
    FaceAnswer m_answer;
    bool m_answered = false; //!< the list has been read since there was something new to read
    bool m_ownSplit = false; //!< a person chose how wide the detail is
    QPersistentModelIndex m_wished; //!< chosen, but still on its way
};

} // namespace coinpay
