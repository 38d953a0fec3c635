// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settings.h"
#include "webhooks/listenerthread.h"
#include "widgets/heartbeat.h"

#include <QWidget>

class QLabel;
class QSplitter;
class QStackedWidget;

namespace coinpay {

class Desk;
class EmptyState;
class ListTable;
class ReceiptContent;
class ListenerControls;
class ReceiptDetail;
class ReceiptModel;

//! Where a listener gets what it cannot have by itself.
struct ListenerSources
{
    QString profileDir;
    //! The secrets of the endpoints that the keychain has, on the window's thread.
    std::function<QFuture<Result<std::vector<SharedSecret>>>()> secrets;
    //! May be called on any thread; null: nothing is filled in.
    FillIn::Fetch fetch;
};

//! `desk` outlives what they are given to.
[[nodiscard]] ListenerSources listenerSourcesOf(Desk &desk);

//! Receives webhooks on this computer, shows each as it comes, forwards it, and sends it to a
//! handler again, or wrongly, so that whoever writes one sees how it copes.
class ListenerPanel : public QWidget
{
    Q_OBJECT

public:
    //! All outlive the panel.
    ListenerPanel(ListenerSources sources, Heartbeat &heartbeat, const Clock &clock,
                  Settings &settings, QWidget *parent = nullptr);
    ~ListenerPanel() override;

    [[nodiscard]] ListTable &table() const { return *m_table; }
    [[nodiscard]] EmptyState &face() const { return *m_face; }
    [[nodiscard]] ReceiptModel &model() const { return *m_model; }
    [[nodiscard]] ReceiptDetail &detail() const { return *m_detail; }
    [[nodiscard]] ListenerControls &controls() const { return *m_controls; }

public Q_SLOTS:
    void startListening();
    void stopListening();

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildList(Heartbeat &heartbeat);
    void split();
    void choose(int row);
    void wire();
    void wireReplay();
    void start(std::vector<SharedSecret> secrets);
    void begun(const QString &url);
    void fail(const Error &error);
    void readChosen(qint64 row);
    void replay(const WebhookReceipt &receipt, const QString &handler, const ReplayWish &wish);
    void tell();

    ListenerSources m_sources;
    Settings &m_settings;
    ListenerThread m_thread;
    ListenerControls *m_controls;
    ReceiptModel *m_model;
    std::unique_ptr<ReceiptContent> m_content;
    QSplitter *m_splitter;
    ReceiptDetail *m_detail;
    QStackedWidget *m_listOrFace = nullptr;
    ListTable *m_table = nullptr;
    EmptyState *m_face = nullptr;
    QLabel *m_count = nullptr;
    bool m_ownSplit = false;             //!< a person chose how wide the detail is
    std::vector<SharedSecret> m_secrets; //!< of the listener that runs, or ran last
    ListenerSettings m_asked;            //!< without secrets
    bool m_fillsIn = true;
    std::optional<QUrl> m_forwardTo;
    qint64 m_chosen = 0; //!< row of the store; 0: none
    bool m_isRead = false;
};

} // namespace coinpay
