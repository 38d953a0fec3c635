// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bundle/contents.h"
#include "forms/formdialog.h"

#include <QFuture>

#include <functional>

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace coinpay {

class Notice;
class PartsView;

//! What the form does to the world; given to it, so that a test can stand in.
struct BundleActions
{
    //! Signs; the file's bytes.
    std::function<QFuture<Result<QByteArray>>(const QList<BundlePart> &parts)> seal;
    //! Where to; empty: nowhere after all.
    std::function<QString()> choosePath;
    std::function<Done(const QString &path, const QByteArray &bytes)> write;
};

//! Chooses what goes into a support bundle, with exactly what will be written beside it, and has it
//! signed and saved.
class BundleForm : public FormDialog
{
    Q_OBJECT

public:
    //! `contents`: everything there is to choose from.
    BundleForm(const BundleContents &contents, BundleActions actions, QWidget *parent = nullptr);

    //! As chosen.
    [[nodiscard]] QList<BundlePart> parts() const;

Q_SIGNALS:
    void saved(const QString &path);

private:
    [[nodiscard]] QWidget *buildChoice();
    [[nodiscard]] QWidget *buildButtons();
    void fillChoice();
    //! A group and its things, all of them chosen.
    QTreeWidgetItem *addGroup(const QString &title, const QStringList &things);
    [[nodiscard]] static QList<int> chosenOf(const QTreeWidgetItem *group);
    void tellParts();
    void save();
    void finish(const QString &path, const Result<QByteArray> &sealed);

    const BundleContents m_all;
    BundleActions m_actions;
    Notice *m_notice;
    QTreeWidget *m_choice = nullptr;
    QTreeWidgetItem *m_traces = nullptr;
    QTreeWidgetItem *m_operations = nullptr;
    QTreeWidgetItem *m_requests = nullptr;
    QTreeWidgetItem *m_noted = nullptr;
    PartsView *m_preview;
    QLabel *m_size = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace coinpay
